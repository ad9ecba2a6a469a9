/** Every state with every input, and what must follow. */
@NullMarked
package dev.payouts.core.pairs;

import org.jspecify.annotations.NullMarked;
