/** The real orchestrator's tasks on the modelled Kafka. */
@NullMarked
package dev.payouts.proofs.simulation.streams;

import org.jspecify.annotations.NullMarked;
