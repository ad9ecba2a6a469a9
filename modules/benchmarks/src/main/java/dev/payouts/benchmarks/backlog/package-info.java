/** Many payouts that wait for a gateway that takes few. */
@NullMarked
package dev.payouts.benchmarks.backlog;

import org.jspecify.annotations.NullMarked;
