package dev.payouts.benchmarks.latency;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.SubmitReply;
import dev.payouts.benchmarks.MeasuredFleet;
import dev.payouts.benchmarks.load.Commands;
import dev.payouts.benchmarks.load.Payment;
import dev.payouts.benchmarks.load.Results;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.fleet.LiveTopic;
import dev.payouts.fleet.Patience;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Payouts at a steady rate, whatever becomes of them, at a gateway that completes each at once.
 * Each part of the way is read from the topics that all services write.
 */
public final class LatencyBench {
  /** As fast as they go, so that the JVMs have compiled what they will run. */
  private static final int WARM_UP_PAYOUTS = 40_000;

  private static final int WARM_UPS = 2;
  private static final Duration WARM_UP = Duration.ofSeconds(5);
  private static final Duration SILENCE_MAX = Duration.ofSeconds(60);
  private static final Duration END_LIMIT = Duration.ofMinutes(2);

  private final MeasuredFleet measured;
  private final Consumer<String> said;
  private final Map<String, Way> ways = new ConcurrentHashMap<>();

  /**
   * @param said hears how it goes on
   */
  public LatencyBench(MeasuredFleet measured, Consumer<String> said) {
    this.measured = measured;
    this.said = said;
  }

  /**
   * @param length of what is measured, after the same load for a while without
   * @throws IllegalStateException if one has no result
   */
  public Latency run(int perSecond, Duration length) {
    return Fleet.during(
        measured.plan(Size.ONE_OF_EACH, Map.of()), fleet -> run(fleet, perSecond, length));
  }

  private Latency run(Fleet fleet, int perSecond, Duration length) {
    said.accept("warm-up with %,d payouts".formatted(WARM_UPS * WARM_UP_PAYOUTS));
    warmUp(fleet);
    try (var _ = new LiveTopic<>(fleet, Topics.SUBMISSIONS, this::note);
        var _ = new LiveTopic<>(fleet, Topics.REPLIES, this::note);
        var _ = new LiveTopic<>(fleet, Topics.RESULTS, this::note);
        var upstream = new OpenLoop(fleet)) {
      send(upstream, "w-", perSecond, WARM_UP);
      ways.clear();
      said.accept("%d payouts/s for %d s".formatted(perSecond, length.toSeconds()));
      send(upstream, "m-", perSecond, length);
      return Latency.of(perSecond, ways.values());
    }
  }

  private static void warmUp(Fleet fleet) {
    try (var commands = new Commands(fleet);
        var results = new Results(fleet)) {
      for (int round = 0; round < WARM_UPS; round++) {
        String prefix = "b" + round + "-";
        commands.prepare(prefix, WARM_UP_PAYOUTS, Payment::ordinary);
        commands.release();
        results.await(WARM_UP_PAYOUTS, SILENCE_MAX);
        results.verify(prefix, WARM_UP_PAYOUTS);
      }
    }
  }

  private void send(OpenLoop upstream, String prefix, int perSecond, Duration length) {
    int count = Math.toIntExact(perSecond * length.toSeconds());
    upstream.send(
        prefix, count, perSecond, (number, due) -> ways.put(prefix + number, new Way(due)));
    if (!Patience.until(END_LIMIT, () -> ways.values().stream().allMatch(Way::isComplete))) {
      throw new IllegalStateException(
          "%d of %d payouts have no result"
              .formatted(ways.values().stream().filter(way -> !way.isComplete()).count(), count));
    }
  }

  private void note(GatewayRequest request) {
    Way way = ways.get(request.getPayoutId());
    if (way != null) {
      way.granted(micros(request.getPermittedAt()));
    }
  }

  private void note(GatewayReply reply) {
    Way way = ways.get(reply.getPayoutId());
    if (way != null && reply.getBody() instanceof SubmitReply) {
      long at = micros(reply.getObservedAt());
      way.called(at - reply.getDurationMs() * 1000L, at);
    }
  }

  private void note(PayoutResult result) {
    Way way = ways.get(result.getPayoutId());
    if (way != null) {
      way.ended(micros(Instant.now()));
    }
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
