/** Time, chance and machines of a history. */
@NullMarked
package dev.payouts.proofs.simulation.engine;

import org.jspecify.annotations.NullMarked;
