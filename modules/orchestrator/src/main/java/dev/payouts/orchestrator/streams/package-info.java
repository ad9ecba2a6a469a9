/** The life of the Kafka Streams client: first start, settings, failures, shutdown. */
@NullMarked
package dev.payouts.orchestrator.streams;

import org.jspecify.annotations.NullMarked;
