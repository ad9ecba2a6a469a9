/** A model of Kafka: logs, transactions, groups and their faults. */
@NullMarked
package dev.payouts.proofs.simulation.kafka;

import org.jspecify.annotations.NullMarked;
