/** A model of the network and of a gateway that misbehaves. */
@NullMarked
package dev.payouts.proofs.simulation.gateway;

import org.jspecify.annotations.NullMarked;
