package dev.payouts.proofs.simulation.kafka;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** A record as the log keeps it. */
// The bytes are those of the log: nobody changes them, and entries are never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Entry(
    String topic,
    int partition,
    byte @Nullable [] key,
    byte @Nullable [] value,
    long timestamp,
    Headers headers) {

  /** The same content, written at another time. */
  public Entry at(Instant time) {
    return new Entry(topic, partition, key, value, time.toEpochMilli(), headers);
  }
}
