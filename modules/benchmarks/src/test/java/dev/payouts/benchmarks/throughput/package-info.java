@NullMarked
package dev.payouts.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
