/** Writes commands and waits for their results. */
@NullMarked
package dev.payouts.benchmarks.load;

import org.jspecify.annotations.NullMarked;
