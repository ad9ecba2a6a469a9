package dev.payouts.orchestrator.topology;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.RecordPosition;
import dev.payouts.core.Cause;
import dev.payouts.core.Decision;
import dev.payouts.core.Effect;
import dev.payouts.core.Input;
import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.Payout;
import dev.payouts.core.PayoutMachine;
import dev.payouts.core.Phase;
import dev.payouts.core.Policy;
import dev.payouts.core.SubmitOutcome;
import dev.payouts.core.Transition;
import dev.payouts.orchestrator.message.Messages;
import dev.payouts.orchestrator.pacing.Lane;
import dev.payouts.orchestrator.store.LaneQueue;
import dev.payouts.service.tracing.Step;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.service.tracing.Tracing.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Puts an input before the core and carries out what it decides. */
final class Desk {
  /**
   * Where an input came from; position and command are null for timers and permits.
   *
   * @param headers of its record
   */
  record Origin(
      @Nullable RecordPosition position, @Nullable PayoutCommand command, Headers headers) {
    static final Origin ITSELF = new Origin(null, null, new RecordHeaders());
  }

  private final Ledger ledger;
  private final LaneQueue queue;
  private final Map<String, Lane> lanes;
  private final Map<String, String> merchants;
  private final Outbox outbox;
  private final Policy policy;
  private final CommitPace pace;
  private final Tracks tracks;
  private final Tracing tracing;

  Desk(
      Ledger ledger,
      LaneQueue queue,
      Map<String, Lane> lanes,
      Map<String, String> merchants,
      Outbox outbox,
      Policy policy,
      CommitPace pace,
      Tracks tracks,
      Tracing tracing) {
    this.ledger = ledger;
    this.queue = queue;
    this.lanes = lanes;
    this.merchants = merchants;
    this.outbox = outbox;
    this.policy = policy;
    this.pace = pace;
    this.tracks = tracks;
    this.tracing = tracing;
  }

  boolean knows(String payoutId) {
    return ledger.find(payoutId) != null;
  }

  /** Returns whether the input changed anything. */
  boolean handle(String payoutId, Input input, Instant now, Origin origin) {
    if (!tracing.isOn()) {
      return decide(payoutId, input, now, origin, Step.NONE);
    }
    Kind kind = origin.position() == null ? Kind.INTERNAL : Kind.CONSUMER;
    String name = input.getClass().getSimpleName();
    try (Step step = tracing.step(kind, name, payoutId, origin.headers())) {
      outbox.within(step);
      return decide(payoutId, input, now, origin, step);
    } finally {
      outbox.within(Step.NONE);
    }
  }

  private boolean decide(String payoutId, Input input, Instant now, Origin origin, Step step) {
    Payout before = ledger.find(payoutId);
    listen(before, input, now);
    keepPace(before, input, now);
    Decision decision = PayoutMachine.decide(before, input, now, policy);
    if (Objects.equals(decision.payout(), before)) {
      carryOut(decision, now, origin, step);
      return false;
    }
    decision = admit(decision, input, now);
    ledger.replace(payoutId, before, decision.payout(), now);
    Payout after = decision.payout();
    if (after != null && entersQueue(decision, input, now)) {
      queue.add(after);
    }
    carryOut(decision, now, origin, step);
    return true;
  }

  /** Keeps the lane aware of whether anybody works on its attempts, and how fast the gateway is. */
  private void listen(@Nullable Payout before, Input input, Instant now) {
    Lane lane = before == null ? null : lanes.get(before.delivery().lane());
    if (lane == null) {
      return;
    }
    if (input instanceof Input.SubmitReplied(int _, SubmitOutcome outcome)) {
      lane.heard();
      if (outcome instanceof SubmitOutcome.Accepted || outcome instanceof SubmitOutcome.Declined) {
        lane.attempts().answered(now.toEpochMilli());
      }
    }
    if (input instanceof Input.InquiryReplied(int _, InquiryOutcome outcome)
        && !(outcome instanceof InquiryOutcome.Inconclusive)) {
      lane.inquiries().answered(now.toEpochMilli());
    }
  }

  /** Keeps the pace of commits aware of how long payouts wait, in the topic and in queues. */
  private void keepPace(@Nullable Payout before, Input input, Instant now) {
    if (input instanceof Input.Submit submit) {
      pace.waited(Duration.between(submit.recordedAt(), now).toMillis());
    } else if (input instanceof Input.PermitGranted && before != null) {
      pace.waited(Duration.between(before.since(), now).toMillis());
    }
  }

  /** A payout that finds its lane free does not wait: its permit is part of the same step. */
  private Decision admit(Decision decision, Input input, Instant now) {
    Payout waiting = decision.payout();
    if (waiting == null || !entersQueue(decision, input, now)) {
      return decision;
    }
    String name = waiting.delivery().lane();
    Lane lane = lanes.get(name);
    if (lane == null || queue.length(name) > 0 || lane.permits(now.toEpochMilli()) == 0) {
      return decision;
    }
    Decision permitted = PayoutMachine.decide(waiting, permit(name), now, policy);
    List<Transition> transitions = new ArrayList<>(decision.transitions());
    transitions.addAll(permitted.transitions());
    List<Effect> effects = new ArrayList<>(decision.effects());
    effects.addAll(permitted.effects());
    return new Decision(permitted.payout(), transitions, effects);
  }

  /** The lane has room, and pays from the account it has now. */
  Input.PermitGranted permit(String lane) {
    return new Input.PermitGranted(merchants.get(lane));
  }

  private static boolean entersQueue(Decision decision, Input input, Instant now) {
    Payout payout = decision.payout();
    if (payout == null || !payout.wantsPermit(now)) {
      return false;
    }
    boolean arrives =
        !decision.transitions().isEmpty() && decision.transitions().getLast().to() == Phase.QUEUED;
    return arrives || input instanceof Input.TimerFired;
  }

  private void carryOut(Decision decision, Instant now, Origin origin, Step step) {
    Payout payout = decision.payout();
    for (Transition transition : decision.transitions()) {
      if (payout == null) {
        throw new IllegalStateException("a transition without a payout");
      }
      tracks.transition(payout.id(), transition);
      step.happened(transition.to().name(), transition.at());
      if (transition.cause() == Cause.SUBMIT_NOT_SENT) {
        tracks.notSent(payout, policy.unresolvedLimit());
      }
      Lane lane = lanes.get(payout.delivery().lane());
      if (lane != null && transition.cause() == Cause.DEADLINE_PASSED) {
        lane.silent();
      }
      outbox.event(Messages.event(payout.id(), transition, origin.position()));
    }
    for (Effect effect : decision.effects()) {
      carryOut(effect, payout, now, origin);
    }
  }

  private void carryOut(Effect effect, @Nullable Payout payout, Instant now, Origin origin) {
    switch (effect) {
      case Effect.SubmitOrder submit -> {
        Lane lane = lanes.get(known(payout).delivery().lane());
        if (lane != null) {
          lane.spend();
        }
        outbox.submission(Messages.submission(known(payout), submit, policy.callLimit(), now), now);
      }
      case Effect.InquireOrder inquire ->
          outbox.inquiry(Messages.inquiry(known(payout), inquire, now), now);
      case Effect.PublishResult _ -> {
        tracks.result(known(payout));
        trace(known(payout), now);
        outbox.result(Messages.result(known(payout)));
      }
      case Effect.RejectCommand reject -> reject(reject, now, origin);
      case Effect.Ignore ignore -> tracks.ignored(ignore.why());
      case Effect.Purge _ -> tracks.purged();
    }
  }

  private void trace(Payout payout, Instant now) {
    if (tracing.isOn() && payout.revision() == 1) {
      tracing.ended(
          payout.id(),
          payout.acceptedAt(),
          now,
          Map.of(
              "payout.status", payout.phase().name(),
              "payout.currency", payout.terms().currency(),
              "payout.lane", payout.delivery().lane(),
              "payout.attempts", "" + payout.attempts()));
    }
  }

  private void reject(Effect.RejectCommand reject, Instant now, Origin origin) {
    PayoutCommand command = origin.command();
    RecordPosition position = origin.position();
    if (command == null || position == null) {
      throw new IllegalStateException("only a command can be rejected");
    }
    tracks.rejected(reject.code());
    outbox.rejection(
        Messages.rejection(command, reject.code(), reject.detail(), List.of(), now, position));
  }

  private static Payout known(@Nullable Payout payout) {
    if (payout == null) {
      throw new IllegalStateException("an effect without a payout");
    }
    return payout;
  }
}
