@NullMarked
package dev.payouts.proofs.simulation;

import org.jspecify.annotations.NullMarked;
