@NullMarked
package dev.payouts.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
