package dev.payouts.proofs.fuzz;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.RecordPosition;
import dev.payouts.core.Policy;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.RulePolicy;
import dev.payouts.orchestrator.pacing.LaneLimits;
import dev.payouts.orchestrator.pacing.Lanes;
import dev.payouts.orchestrator.topology.RegistryPatience;
import dev.payouts.orchestrator.topology.Tracks;
import dev.payouts.orchestrator.topology.Workplace;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.proofs.guarantees.Readings;
import dev.payouts.proofs.simulation.engine.Choices;
import dev.payouts.proofs.simulation.engine.Counts;
import dev.payouts.proofs.simulation.engine.Story;
import dev.payouts.proofs.simulation.engine.Timeline;
import dev.payouts.proofs.simulation.engine.Weather;
import dev.payouts.proofs.simulation.kafka.Broker;
import dev.payouts.proofs.simulation.kafka.Entry;
import dev.payouts.proofs.simulation.kafka.FixedRegistry;
import dev.payouts.proofs.simulation.streams.Orchestrator;
import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** The real topology on the simulation's Kafka, with nobody behind it and no fault. */
final class QuietOrchestrator {
  private static final int PARTITIONS = 2;
  private static final Duration MOMENT = Duration.ofMillis(200);

  private final Timeline timeline = new Timeline();
  private final Broker broker = new Broker(timeline, PARTITIONS);
  private final PayoutCodecs codecs = PayoutCodecs.using(new FixedRegistry());

  QuietOrchestrator(Consumer<Observation> told) {
    var readings = new Readings(codecs);
    broker.watch(
        (entry, offset) ->
            told.accept(
                readings.of(
                    new RecordPosition(entry.topic(), entry.partition(), offset),
                    entry.timestamp(),
                    entry.key(),
                    entry.value(),
                    entry.headers())));
    var calm = new Weather(timeline, Choices.repeat(new int[0]), Timeline.START, new Counts());
    new Orchestrator(broker, calm, Story.UNHEARD, true, true, this::workplace).start(Duration.ZERO);
  }

  private Workplace workplace() {
    return new Workplace(
        codecs,
        new PayoutRules(RulePolicy.DEFAULT),
        Policy.defaults(),
        new Lanes(Map.of("default", new LaneLimits(2, 0, 2, true))),
        Map.of("default", "merchant"),
        new Tracks(new SimpleMeterRegistry()),
        new RegistryPatience(Duration.ofSeconds(1), Duration.ofMillis(1)),
        Tracing.OFF,
        PARTITIONS,
        Workplace.IN_MEMORY_MAX);
  }

  Decoding<PayoutCommand> read(byte[] value) {
    return codecs.of(Topics.COMMANDS).deserialize(value);
  }

  int partitionOf(byte[] key) {
    return broker.partitionOf(key);
  }

  long nowMillis() {
    return timeline.now().toEpochMilli();
  }

  /** Writes a record, and lets the time pass that it takes. */
  void take(Entry entry) {
    broker.append(entry);
    long until = timeline.nanos() + MOMENT.toNanos();
    while (timeline.step(until)) {
      // Until nothing is due.
    }
  }
}
