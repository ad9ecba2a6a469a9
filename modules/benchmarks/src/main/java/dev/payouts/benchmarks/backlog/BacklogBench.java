package dev.payouts.benchmarks.backlog;

import dev.payouts.benchmarks.MeasuredFleet;
import dev.payouts.benchmarks.load.Commands;
import dev.payouts.benchmarks.load.Payment;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.fleet.Instance;
import dev.payouts.fleet.LiveTopic;
import dev.payouts.fleet.Memory;
import dev.payouts.fleet.Patience;
import dev.payouts.fleet.Role;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A gateway that answers slowly, and far more payouts at once than it can take: whether all of what
 * it can take is used, nothing goes out that it cannot take in time, and memory stays what it is.
 */
public final class BacklogBench {
  /** Limits are what they are by default. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "PAYOUTS_GATEWAY_RESPONSE_LIMIT", "15s",
          "PAYOUTS_GATEWAY_CALL_LIMIT", "20s",
          "PAYOUTS_POLICY_CALL_LIMIT", "20s",
          "PAYOUTS_POLICY_ATTEMPT_DEADLINE", "30s",
          "PAYOUTS_POLICY_INQUIRY_LIMIT", "45s");

  private static final Duration WARM_UP = Duration.ofSeconds(15);

  /** Answers are counted by the second. */
  private static final Duration AT_LEAST = Duration.ofSeconds(2);

  private static final Duration LIMIT = Duration.ofHours(1);
  private static final Duration READY_LIMIT = Duration.ofMinutes(10);

  private final MeasuredFleet measured;
  private final Consumer<String> said;

  /**
   * @param said hears how it goes on
   */
  public BacklogBench(MeasuredFleet measured, Consumer<String> said) {
    this.measured = measured;
    this.said = said;
  }

  /**
   * @param payouts that wait
   * @param perSecond calls that the gateway answers
   * @param length of the phase in which they do nothing but wait
   */
  public Backlog run(int payouts, int perSecond, Duration length) {
    return Fleet.during(
        measured.plan(Size.ONE_OF_EACH, SETTINGS), fleet -> run(fleet, payouts, perSecond, length));
  }

  private Backlog run(Fleet fleet, int payouts, int perSecond, Duration length) {
    fleet.trouble("{\"per_second\":%d}".formatted(perSecond));
    var answers = new Answers();
    List<Backlog.Phase> phases = new ArrayList<>();
    try (var commands = new Commands(fleet);
        var _ = new LiveTopic<>(fleet, Topics.REPLIES, answers::note)) {
      commands.prepare("b-", payouts, Payment::completedAtOnce);
      commands.release();
      boolean _ = Patience.pause(WARM_UP);
      phases.add(phase("taking in", true, fleet, answers, () -> await(fleet, answers, payouts)));
      phases.add(phase("waiting", true, fleet, answers, () -> Patience.pause(length)));
      long began = System.nanoTime();
      phases.add(phase("restart", false, fleet, answers, () -> restart(fleet)));
      double seconds = (System.nanoTime() - began) / 1e9;
      phases.add(phase("after it", true, fleet, answers, () -> Patience.pause(WARM_UP)));
      require(
          phases.getLast().queued() > 0,
          "all of them were paid before the end; let more wait, or for a shorter time");
      return new Backlog(payouts, perSecond, phases, answers.notAccepted(), seconds);
    }
  }

  private Backlog.Phase phase(
      String name, boolean steady, Fleet fleet, Answers answers, Runnable what) {
    Instant began = lastSecond();
    what.run();
    boolean _ = Patience.pause(AT_LEAST);
    Instant ended = lastSecond();
    double seconds = Duration.between(began, ended).toSeconds();
    Map<String, Long> pids = fleet.processes();
    var phase =
        new Backlog.Phase(
            name,
            steady,
            seconds,
            answers.accepted(began, ended) / seconds,
            queued(fleet),
            doubtful(fleet),
            Memory.residentBytes(pids.getOrDefault(Role.ORCHESTRATOR.word() + "-1", -1L)),
            pids.values().stream().mapToLong(Memory::residentBytes).sum());
    said.accept(
        "%s: %.0f s, %.1f attempts/s, %,d queued"
            .formatted(name, seconds, phase.answered(), phase.queued()));
    return phase;
  }

  /** Of which all is known by now. */
  private static Instant lastSecond() {
    return Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
  }

  /** Until every payout is known to the orchestrator. */
  private static void await(Fleet fleet, Answers answers, int payouts) {
    require(
        Patience.until(
            LIMIT,
            () ->
                queued(fleet) + gauge(fleet, "payouts_lane_permits_used", "") + answers.accepted()
                    >= payouts),
        "the orchestrator does not take all commands in");
  }

  private static void restart(Fleet fleet) {
    Instance orchestrator = fleet.of(Role.ORCHESTRATOR).getFirst();
    orchestrator.stop();
    orchestrator.start();
    require(
        Patience.until(READY_LIMIT, orchestrator::isReady), "the orchestrator is not ready again");
  }

  private static long queued(Fleet fleet) {
    return gauge(fleet, "payouts_lane_queue", "");
  }

  private static long doubtful(Fleet fleet) {
    return gauge(fleet, "payouts_state_count", "state=\"UNCERTAIN\"")
        + gauge(fleet, "payouts_state_count", "state=\"REVIEW\"");
  }

  private static long gauge(Fleet fleet, String name, String label) {
    return fleet
        .of(Role.ORCHESTRATOR)
        .getFirst()
        .metrics()
        .lines()
        .filter(line -> line.startsWith(name + "{") && line.contains(label))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
