/** Bad input at every door of the product: a corpus, and what becomes of it when it is spoilt. */
@NullMarked
package dev.payouts.proofs.fuzz;

import org.jspecify.annotations.NullMarked;
