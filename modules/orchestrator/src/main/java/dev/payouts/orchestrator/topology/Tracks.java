package dev.payouts.orchestrator.topology;

import dev.payouts.core.Effect;
import dev.payouts.core.Payout;
import dev.payouts.core.Phase;
import dev.payouts.core.RejectionCode;
import dev.payouts.core.Transition;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counters of what happened, and log lines for what a person should see. Counted when decided:
 * a transaction that is aborted and repeated counts twice.
 */
public final class Tracks {
  private static final Logger LOG = LoggerFactory.getLogger(Tracks.class);

  private record Edge(Phase from, Phase to, String cause) {}

  private final MeterRegistry meters;
  private final Map<Edge, Counter> transitions = new ConcurrentHashMap<>();
  private final Counter revisions;
  private final Counter reviews;
  private final Counter unsent;
  private final Counter conflicts;
  private final Counter duplicates;
  private final Counter purges;

  /** Counters are there from the start, or an alert on their increase would miss the first. */
  public Tracks(MeterRegistry meters) {
    this.meters = meters;
    this.revisions = meters.counter("payouts.revisions");
    this.reviews = meters.counter("payouts.reviews");
    this.unsent = meters.counter("payouts.unsent.too.long");
    this.conflicts = meters.counter("payouts.conflicts");
    this.duplicates = meters.counter("payouts.duplicates.ignored");
    this.purges = meters.counter("payouts.purged");
    for (RejectionCode code : RejectionCode.values()) {
      var _ = count(code);
    }
    for (Effect.Ignore.Why why : Effect.Ignore.Why.values()) {
      var _ = count(why);
    }
    for (Topic<?> topic : List.of(Topics.COMMANDS, Topics.REPLIES)) {
      var _ = deadLetters(topic.name());
    }
  }

  void transition(String payoutId, Transition transition) {
    Edge edge = new Edge(transition.from(), transition.to(), transition.cause().word());
    transitions.computeIfAbsent(edge, this::counter).increment();
    if (transition.to() == Phase.REVIEW) {
      reviews.increment();
      LOG.atWarn()
          .addKeyValue("payout_id", payoutId)
          .addKeyValue("cause", edge.cause())
          .log("A payout needs a person");
    }
  }

  /** Says of a payout that no attempt can be sent, once, in the round in which it is too long. */
  void notSent(Payout payout, Duration limit) {
    Instant late = payout.since().plus(limit);
    List<Transition> timeline = payout.timeline();
    // Before this round's permit and refusal stands how it came into the queue for the round.
    int before = timeline.size() - 3;
    boolean saidBefore = before >= 0 && !timeline.get(before).at().isBefore(late);
    if (!saidBefore && !timeline.getLast().at().isBefore(late)) {
      unsent.increment();
      LOG.atWarn()
          .addKeyValue("payout_id", payout.id())
          .addKeyValue("since", payout.since())
          .addKeyValue("attempts", payout.attempts())
          .addKeyValue("reason", timeline.getLast().detail())
          .log("A payout cannot be sent; attempts go on");
    }
  }

  void result(Payout payout) {
    if (payout.revision() > 1) {
      revisions.increment();
      LOG.atWarn()
          .addKeyValue("payout_id", payout.id())
          .addKeyValue("revision", payout.revision())
          .addKeyValue("status", payout.phase())
          .log("A published result changed");
    }
  }

  void ignored(Effect.Ignore.Why why) {
    if (why == Effect.Ignore.Why.DUPLICATE) {
      duplicates.increment();
    }
    count(why).increment();
  }

  void rejected(RejectionCode code) {
    if (code == RejectionCode.CONFLICT) {
      conflicts.increment();
    }
    count(code).increment();
  }

  void deadLetter(String topic, String reason) {
    deadLetters(topic).increment();
    LOG.atWarn()
        .addKeyValue("topic", topic)
        .addKeyValue("reason", reason)
        .log("A record went to the dead letters");
  }

  void purged() {
    purges.increment();
  }

  private Counter count(Effect.Ignore.Why why) {
    return meters.counter("payouts.ignored", "why", why.name());
  }

  private Counter count(RejectionCode code) {
    return meters.counter("payouts.rejections", "code", code.word());
  }

  private Counter deadLetters(String topic) {
    return meters.counter("payouts.dead.letters", "topic", topic);
  }

  private Counter counter(Edge edge) {
    return Counter.builder("payouts.transitions")
        .tag("from", edge.from().name())
        .tag("to", edge.to().name())
        .tag("cause", edge.cause())
        .register(meters);
  }
}
