package dev.payouts.core;

import dev.payouts.core.State.Ended;
import dev.payouts.core.State.Pending;
import dev.payouts.core.State.Queued;
import dev.payouts.core.State.Review;
import dev.payouts.core.State.Scheduled;
import dev.payouts.core.State.Submitting;
import dev.payouts.core.State.Uncertain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A decision in the making: the one place where a payout changes. */
final class Draft {
  final Payout before;
  final Instant now;
  final Policy policy;
  private final Phase origin;
  private final List<Transition> transitions = new ArrayList<>(2);
  private final List<Effect> effects = new ArrayList<>(2);
  private State state;
  private int attempts;
  private int resubmits;
  private int revision;
  private Inquiry inquiry;
  private Evidence evidence;
  private @Nullable Instant inquireAt;
  private boolean askAgain;

  private Draft(Payout before, Phase origin, Instant now, Policy policy) {
    this.before = before;
    this.origin = origin;
    this.now = now;
    this.policy = policy;
    this.state = before.state();
    this.attempts = before.attempts();
    this.resubmits = before.resubmits();
    this.revision = before.revision();
    this.inquiry = before.inquiry();
    this.evidence = before.evidence();
  }

  static Draft of(Payout payout, Instant now, Policy policy) {
    return new Draft(payout, payout.phase(), now, policy);
  }

  /** Begins with a payout that nobody has heard of; the first {@link #move} gives it a state. */
  static Draft unborn(Input.Submit submit, Instant now, Policy policy) {
    var payout =
        new Payout(
            submit.payoutId(),
            submit.terms(),
            submit.delivery(),
            now,
            new Scheduled(),
            0,
            0,
            0,
            0,
            Inquiry.NONE,
            Evidence.NONE,
            0,
            null,
            List.of());
    return new Draft(payout, Phase.NONE, now, policy);
  }

  State state() {
    return state;
  }

  int attempts() {
    return attempts;
  }

  int resubmits() {
    return resubmits;
  }

  Inquiry inquiry() {
    return inquiry;
  }

  Draft move(Cause cause, State to, @Nullable String detail) {
    Phase from = transitions.isEmpty() ? origin : state.phase();
    if (!StateGraph.allows(from, cause, to.phase())) {
      throw new IllegalStateException(
          "no transition from %s to %s by %s".formatted(from, to.phase(), cause.word()));
    }
    int sequence = before.sequence() + transitions.size() + 1;
    transitions.add(
        new Transition(sequence, from, to.phase(), cause, hideIfAny(detail), attempts, now));
    state = to;
    return this;
  }

  /** Changes facts within a state, without a transition. */
  Draft refine(State same) {
    if (same.phase() != state.phase()) {
      throw new IllegalStateException("refining must not leave the state");
    }
    state = same;
    return this;
  }

  Draft end(Cause cause, Status status, @Nullable String reason) {
    move(cause, new Ended(now, status), reason);
    evidence = evidence.because(hideIfAny(reason));
    revision++;
    effects.add(new Effect.PublishResult());
    inquiry = inquiry.restart();
    // What was never handed out cannot have become an order; any attempt may have, somehow.
    inquireAt = status == Status.CANCELLED && attempts == 0 ? null : now.plus(watchDelay());
    return this;
  }

  Draft recordAttempt() {
    attempts++;
    return this;
  }

  Draft recordResubmit() {
    resubmits++;
    return this;
  }

  Draft learn(OrderReading reading) {
    evidence = evidence.with(reading).because(hideIfAny(reading.failReason()));
    return this;
  }

  /** The gateway's and operators' own words, without the payee's account number. */
  String hide(String words) {
    return before.terms().payee().hideIn(words);
  }

  private @Nullable String hideIfAny(@Nullable String words) {
    return words == null ? null : hide(words);
  }

  /** Whether it is in review because the gateway leaves the order open. */
  boolean waitedTooLong() {
    return !before.timeline().isEmpty()
        && before.timeline().getLast().from() == Phase.PENDING
        && before.timeline().getLast().cause() == Cause.UNRESOLVED_TOO_LONG;
  }

  /** Whether it had a life before that nobody remembers. */
  boolean isAdopted() {
    return !before.timeline().isEmpty()
        && before.timeline().getFirst().cause() == Cause.COMMAND_ADOPTED;
  }

  /** Remembers that the order was seen, whatever else the answer said. */
  Draft exists() {
    evidence = evidence.existing();
    return this;
  }

  boolean seen() {
    return evidence.seen();
  }

  Draft inquiry(Inquiry next) {
    inquiry = next;
    return this;
  }

  Draft inquireAt(Instant due) {
    inquireAt = due;
    return this;
  }

  /** Whatever the state's schedule says, the next inquiry is due now. */
  Draft askAgain() {
    askAgain = true;
    return this;
  }

  Draft effect(Effect effect) {
    effects.add(effect);
    return this;
  }

  Decision done() {
    Timer timer = timer();
    boolean timerChanged = timer != null && !timer.equals(before.timer());
    var timeline = new ArrayList<>(before.timeline());
    timeline.addAll(transitions);
    while (timeline.size() > Payout.TIMELINE_LENGTH_MAX) {
      timeline.remove(expendable(timeline));
    }
    var after =
        new Payout(
            before.id(),
            before.terms(),
            before.delivery(),
            before.acceptedAt(),
            state,
            before.sequence() + transitions.size(),
            attempts,
            resubmits,
            revision,
            inquiry,
            evidence,
            timerChanged ? before.timers() + 1 : before.timers(),
            timer,
            timeline);
    if (transitions.isEmpty() && effects.isEmpty() && after.equals(before)) {
      // It said what was known already: that is counted, not passed over.
      effects.add(new Effect.Ignore(Effect.Ignore.Why.NOTHING_NEW));
    }
    return new Decision(after, transitions, effects);
  }

  /**
   * The first says when and how it began. What makes a timeline long are rounds of attempts, one
   * like the other; without the oldest of them it still says since when the rounds go on.
   */
  private static int expendable(List<Transition> timeline) {
    for (int place = 1; place < timeline.size(); place++) {
      if (timeline.get(place).from().awaitsSending()) {
        return place;
      }
    }
    return 1;
  }

  private @Nullable Timer timer() {
    return switch (state) {
      case Scheduled _ ->
          timer(
              Timer.Kind.START,
              earlier(before.delivery().notBefore(), before.delivery().expiresAt()));
      case Queued queued ->
          timer(
              Timer.Kind.QUEUE,
              queued.readyAt().isAfter(now)
                  ? earlier(queued.readyAt(), before.delivery().expiresAt())
                  : before.delivery().expiresAt());
      case Submitting submitting -> timer(Timer.Kind.DEADLINE, submitting.deadline());
      case Pending _, Uncertain _, Review _ -> inquiryTimer(now);
      case Ended ended -> inquiryTimer(ended.since().plus(policy.idempotencyWindow()));
    };
  }

  private @Nullable Timer inquiryTimer(Instant otherwise) {
    Instant asked = inquiry.askedAt();
    if (asked != null) {
      return timer(Timer.Kind.INQUIRY_LOST, asked.plus(policy.inquiryLimit()));
    }
    Instant due = askAgain ? now : inquireAt;
    if (state instanceof Ended ended) {
      // What is asked for at once, by a callback, is asked also when nobody watches any more.
      if (due != null
          && (!due.isAfter(now) || due.isBefore(ended.since().plus(policy.watchWindow())))) {
        return timer(Timer.Kind.INQUIRE, due);
      }
      return due == null && transitions.isEmpty()
          ? before.timer()
          : timer(Timer.Kind.PURGE, otherwise);
    }
    if (due == null && transitions.isEmpty()) {
      return before.timer();
    }
    return timer(Timer.Kind.INQUIRE, due == null ? otherwise : due);
  }

  private @Nullable Timer timer(Timer.Kind kind, @Nullable Instant due) {
    Timer old = before.timer();
    if (due == null) {
      return null;
    }
    if (old != null && old.kind() == kind && old.due().equals(due)) {
      return old;
    }
    return new Timer(kind, due, before.timers() + 1);
  }

  private Duration watchDelay() {
    return policy.watchSchedule().delay(inquiry.step(), before.id());
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
