/** How long the hot code takes by itself, and what it allocates. */
@NullMarked
package dev.payouts.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
