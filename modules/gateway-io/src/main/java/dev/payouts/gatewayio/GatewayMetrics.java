package dev.payouts.gatewayio;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The role's figures; meters are kept, since looking them up costs more than counting. */
final class GatewayMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final String operation;
  private final Map<String, Timer> calls = new ConcurrentHashMap<>();
  private final Counter repliesLost;
  private final Counter deadLetters;
  private final Counter commitsFailed;

  /** Counters are there from the start, or an alert on their increase would miss the first. */
  GatewayMetrics(MeterRegistry registry, GatewayRole role) {
    this.registry = registry;
    this.operation = role.operation();
    this.repliesLost = counter("payouts.replies.lost", "Replies Kafka did not take");
    this.deadLetters =
        Counter.builder("payouts.dead.letters")
            .description("Records that could not be decoded")
            .tag("topic", role.topic().name())
            .register(registry);
    this.commitsFailed = counter("payouts.commits.failed", "Batches given up before any call");
    Refusal.WORDS.forEach(this::refusals);
  }

  void called(String outcome, long nanos) {
    calls.computeIfAbsent(outcome, this::timer).record(Duration.ofNanos(nanos));
  }

  void refused(Refusal refusal) {
    refusals(refusal.word()).increment();
  }

  void replyLost() {
    repliesLost.increment();
  }

  void deadLetter() {
    deadLetters.increment();
  }

  void commitFailed() {
    commitsFailed.increment();
  }

  void inFlight(Supplier<Number> calls) {
    Gauge.builder("payouts.gateway.in.flight", calls)
        .description("Gateway calls under way")
        .tag("operation", operation)
        .register(registry);
  }

  private Timer timer(String outcome) {
    return Timer.builder("payouts.gateway.calls")
        .description("Gateway calls by what they proved")
        .tag("operation", operation)
        .tag("outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Counter refusals(String word) {
    return Counter.builder("payouts.gateway.refused")
        .description("Requests answered without a call")
        .tag("operation", operation)
        .tag("reason", word)
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name)
        .description(description)
        .tag("operation", operation)
        .register(registry);
  }
}
