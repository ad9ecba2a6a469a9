/**
 * What talks to running services: files to the producer, questions to the orchestrator, results
 * from Kafka.
 */
@NullMarked
package dev.payouts.standalone.client;

import org.jspecify.annotations.NullMarked;
