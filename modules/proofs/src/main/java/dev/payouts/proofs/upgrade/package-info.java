/** Services of an older version, replaced one after the other while they pay. */
@NullMarked
package dev.payouts.proofs.upgrade;

import org.jspecify.annotations.NullMarked;
