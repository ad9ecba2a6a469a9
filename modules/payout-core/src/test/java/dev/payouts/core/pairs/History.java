package dev.payouts.core.pairs;

import dev.payouts.core.Decision;
import dev.payouts.core.Delivery;
import dev.payouts.core.Effect;
import dev.payouts.core.Input;
import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.InquirySchedule;
import dev.payouts.core.Payout;
import dev.payouts.core.PayoutMachine;
import dev.payouts.core.Policy;
import dev.payouts.core.StateGraph;
import dev.payouts.core.SubmitOutcome;
import dev.payouts.core.Timer;
import dev.payouts.core.guarantees.Guarantees;
import dev.payouts.core.guarantees.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A payout's life, told step by step; every promise watches it. */
final class History {
  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final Guarantees guarantees = new Guarantees();
  private final Set<StateGraph.Edge> edges = new HashSet<>();
  final Policy policy;
  private Instant now = START;
  private @Nullable Payout payout;

  private History(Policy policy) {
    this.policy = policy;
  }

  static History nothing() {
    return new History(Policy.defaults());
  }

  /** No jitter, so that the moments in a story are those of the schedule. */
  static History under(Policy.Resubmit resubmit, int resubmitsMax) {
    Policy defaults = Policy.defaults();
    return new History(
        new Policy(
            defaults.attemptDeadline(),
            defaults.callLimit(),
            defaults.orphanedSocket(),
            defaults.clockSkew(),
            defaults.notFoundStaleness(),
            resubmit,
            resubmitsMax,
            defaults.notSentBackoff(),
            defaults.inquirySchedule(),
            defaults.inquiryLimit(),
            defaults.unresolvedLimit(),
            defaults.pendingLimit(),
            new InquirySchedule(Duration.ofMinutes(1), Duration.ofMinutes(15), 0),
            defaults.watchSchedule(),
            defaults.watchWindow(),
            defaults.idempotencyWindow(),
            defaults.freshFor()));
  }

  History commanded() {
    return commanded(Duration.ZERO, null, null);
  }

  History commanded(Duration age, @Nullable Duration notBefore, @Nullable Duration expiresAt) {
    var delivery =
        new Delivery(
            "default",
            0,
            notBefore == null ? null : START.plus(notBefore),
            expiresAt == null ? null : START.plus(expiresAt));
    return then(new Input.Submit(Inputs.ID, Inputs.TERMS, delivery, START.minus(age)));
  }

  /** A command that an orchestrator whose state is lost may have seen. */
  History adopted() {
    var delivery = new Delivery("default", 0, null, null);
    return then(new Input.Submit(Inputs.ID, Inputs.TERMS, delivery, START, true));
  }

  History then(Input input) {
    decide(input);
    return this;
  }

  Decision decide(Input input) {
    Payout before = payout;
    Decision decision = PayoutMachine.decide(before, input, now, policy);
    guarantees.observe(new Observation.Decided(Inputs.ID, before, input, now, policy, decision));
    decision
        .transitions()
        .forEach(each -> edges.add(new StateGraph.Edge(each.from(), each.cause(), each.to())));
    payout = decision.payout();
    return decision;
  }

  History after(Duration wait) {
    now = now.plus(wait);
    return this;
  }

  History permitted() {
    return then(new Input.PermitGranted());
  }

  History told(SubmitOutcome outcome) {
    return then(new Input.SubmitReplied(known().attempts(), outcome));
  }

  History told(InquiryOutcome outcome) {
    return then(new Input.InquiryReplied(known().inquiry().number(), outcome));
  }

  /** Waits until its timer is due, if it has one. */
  History waited() {
    Timer timer = payout == null ? null : payout.timer();
    now = timer != null && timer.due().isAfter(now) ? timer.due() : now;
    return this;
  }

  /** Lets its timer fall due. */
  History timer() {
    waited();
    return then(new Input.TimerFired(Objects.requireNonNull(known().timer()).generation()));
  }

  /** Lets its timer fall due, and it must lead to an inquiry. */
  History asked() {
    Decision decision =
        waited().decide(new Input.TimerFired(Objects.requireNonNull(known().timer()).generation()));
    if (!(decision.effects().getFirst() instanceof Effect.InquireOrder)) {
      throw new IllegalStateException("no inquiry but " + decision);
    }
    return this;
  }

  /** Asks and learns nothing, until so much time has passed since the start. */
  History inconclusiveUntil(Duration since) {
    while (now.isBefore(START.plus(since))) {
      if (!known().inquiry().inFlight()) {
        asked();
      }
      if (now.isBefore(START.plus(since))) {
        told(new InquiryOutcome.Inconclusive("HTML"));
      }
    }
    return this;
  }

  Payout known() {
    return Objects.requireNonNull(payout);
  }

  @Nullable Payout payout() {
    return payout;
  }

  Instant now() {
    return now;
  }

  Set<StateGraph.Edge> edges() {
    return edges;
  }
}
