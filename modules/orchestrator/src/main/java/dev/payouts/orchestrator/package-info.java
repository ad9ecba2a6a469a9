/** Owns every payout's state and timers: Kafka Streams around the pure core, exactly once. */
@NullMarked
package dev.payouts.orchestrator;

import org.jspecify.annotations.NullMarked;
