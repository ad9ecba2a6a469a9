/** Which module may use which, and what the core must never touch. */
@NullMarked
package dev.payouts.architecture;

import org.jspecify.annotations.NullMarked;
