@NullMarked
package dev.payouts.proofs.fuzz;

import org.jspecify.annotations.NullMarked;
