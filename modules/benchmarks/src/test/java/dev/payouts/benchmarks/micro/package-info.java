@NullMarked
package dev.payouts.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
