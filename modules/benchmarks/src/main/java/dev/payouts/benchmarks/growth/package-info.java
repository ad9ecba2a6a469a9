/** What becomes slower, larger or later with the number of payouts in the store. */
@NullMarked
package dev.payouts.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
