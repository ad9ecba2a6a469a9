@NullMarked
package dev.payouts.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
