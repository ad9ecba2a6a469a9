/** Every step at which a service may die, crossed with everything a gateway may do. */
@NullMarked
package dev.payouts.proofs.failpoints;

import org.jspecify.annotations.NullMarked;
