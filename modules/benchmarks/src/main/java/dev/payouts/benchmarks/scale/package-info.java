/** More instances for the same load, each with the same share of a processor. */
@NullMarked
package dev.payouts.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
