package dev.payouts.proofs.simulation;

import dev.payouts.avro.RecordPosition;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.proofs.guarantees.Readings;
import dev.payouts.proofs.simulation.kafka.Broker;
import dev.payouts.proofs.simulation.kafka.Entry;
import dev.payouts.service.PayoutCodecs;
import java.util.function.Consumer;

/** Reads every topic as anybody could, and tells what it sees. */
final class Observer implements Broker.Watcher {
  private final Readings readings;
  private final Consumer<Observation> told;

  Observer(PayoutCodecs codecs, Consumer<Observation> told) {
    this.readings = new Readings(codecs);
    this.told = told;
  }

  @Override
  public void visible(Entry entry, long offset) {
    told.accept(
        readings.of(
            new RecordPosition(entry.topic(), entry.partition(), offset),
            entry.timestamp(),
            entry.key(),
            entry.value(),
            entry.headers()));
  }
}
