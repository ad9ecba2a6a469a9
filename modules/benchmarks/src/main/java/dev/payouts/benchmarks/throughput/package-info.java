/** How many payouts a second, beside the calls alone. */
@NullMarked
package dev.payouts.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
