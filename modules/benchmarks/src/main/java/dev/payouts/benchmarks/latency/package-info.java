/** How long a payout takes from its command to its result, and where the time goes. */
@NullMarked
package dev.payouts.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
