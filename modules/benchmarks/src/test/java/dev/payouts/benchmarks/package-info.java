@NullMarked
package dev.payouts.benchmarks;

import org.jspecify.annotations.NullMarked;
