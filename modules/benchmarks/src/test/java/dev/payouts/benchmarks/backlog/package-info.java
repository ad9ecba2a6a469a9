@NullMarked
package dev.payouts.benchmarks.backlog;

import org.jspecify.annotations.NullMarked;
