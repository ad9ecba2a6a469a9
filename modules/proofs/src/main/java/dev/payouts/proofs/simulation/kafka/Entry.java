package dev.payouts.proofs.simulation.kafka;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record as the log keeps it. */
public record Entry(
    String topic,
    int partition,
    byte @Nullable [] key,
    byte @Nullable [] value,
    long timestamp,
    Headers headers) {}
