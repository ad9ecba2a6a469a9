@NullMarked
package dev.payouts.proofs.guarantees;

import org.jspecify.annotations.NullMarked;
