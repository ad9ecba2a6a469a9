/**
 * Histories of the whole system in one thread: real logic on a modelled Kafka, network, gateway and
 * clock.
 */
@NullMarked
package dev.payouts.proofs.simulation;

import org.jspecify.annotations.NullMarked;
