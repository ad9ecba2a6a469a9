@NullMarked
package dev.payouts.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
