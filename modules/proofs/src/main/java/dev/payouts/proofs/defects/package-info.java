/**
 * The proof of the proof: defects planted into the product, each of which a guarantee must catch.
 */
@NullMarked
package dev.payouts.proofs.defects;

import org.jspecify.annotations.NullMarked;
