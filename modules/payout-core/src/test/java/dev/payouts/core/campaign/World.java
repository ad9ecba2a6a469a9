package dev.payouts.core.campaign;

import dev.payouts.core.Decision;
import dev.payouts.core.Delivery;
import dev.payouts.core.Effect;
import dev.payouts.core.Input;
import dev.payouts.core.Payee;
import dev.payouts.core.Payout;
import dev.payouts.core.PayoutMachine;
import dev.payouts.core.Phase;
import dev.payouts.core.Policy;
import dev.payouts.core.Status;
import dev.payouts.core.SubmitOutcome;
import dev.payouts.core.Terms;
import dev.payouts.core.Timer;
import dev.payouts.core.guarantees.Guarantees;
import dev.payouts.core.guarantees.Observation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One payout's life among parts that fail until the faults stop: everything that may happen within
 * the bounds that the policy names, and nothing beyond them.
 */
final class World {
  static final String ID = "wage-000017";
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final int STEPS_MAX = 4_000;
  private static final Duration REVIEW_SETTLES = Duration.ofHours(1);

  private record Event(Instant at, int order, Runnable happens) {}

  private final Choices choices;
  private final Policy policy;
  private final ModelGateway gateway;
  private final Guarantees guarantees = new Guarantees();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingInt(Event::order));
  private final List<Input> replies = new ArrayList<>();
  private final Consumer<Supplier<String>> story;
  private final Consumer<Decision> decisions;
  private final Input.Submit command;
  private final Instant faultsEnd;
  private final Duration workerSkew;
  private Instant now = START;
  private @Nullable Payout payout;
  private @Nullable Timer scheduled;
  private boolean permitComes;
  private int steps;
  private int order;

  World(Choices choices, Consumer<Decision> decisions, Consumer<Supplier<String>> story) {
    this.choices = choices;
    this.decisions = decisions;
    this.story = story;
    this.policy = Policies.choose(choices);
    this.faultsEnd =
        START.plus(
            choices.of(
                Duration.ofMinutes(10), Duration.ZERO, Duration.ofHours(1), Duration.ofDays(1)));
    this.workerSkew = choices.of(Duration.ZERO, policy.clockSkew(), policy.clockSkew().negated());
    this.command = command();
    this.gateway = new ModelGateway(ID, command.terms(), policy.notFoundStaleness(), choices);
  }

  int run() {
    at(Duration.ZERO, () -> decide(command));
    trouble();
    while (!events.isEmpty() && steps < STEPS_MAX && !over()) {
      Event event = events.remove();
      now = event.at();
      event.happens().run();
    }
    guarantees.finish();
    new TruthIsTold(gateway.order(), payout).check();
    return steps;
  }

  /** In review nothing more comes once the gateway has said its last word. */
  private boolean over() {
    return payout != null
        && payout.phase() == Phase.REVIEW
        && now.isAfter(faultsEnd.plus(REVIEW_SETTLES))
        && (gateway.order() == null
            || now.isAfter(gateway.order().life().getLast().at().plus(REVIEW_SETTLES)));
  }

  private Input.Submit command() {
    var terms =
        new Terms(
            new BigDecimal("100.00"),
            "THB",
            "TH",
            "bank",
            new Payee("0123456789", "Somchai", null),
            null,
            null,
            "payroll",
            null);
    Duration age =
        choices.of(
            Duration.ZERO, Duration.ZERO, Duration.ofMinutes(9), policy.freshFor().plusMillis(1));
    Duration early = choices.of(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2));
    Duration late = choices.of(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));
    Instant notBefore = early.isZero() ? null : START.plus(early);
    Instant expiresAt = late.isZero() ? null : START.plus(early).plus(late);
    return new Input.Submit(
        ID, terms, new Delivery("default", 0, notBefore, expiresAt), START.minus(age));
  }

  private void decide(Input input) {
    steps++;
    Payout before = payout;
    Decision decision = PayoutMachine.decide(before, input, now, policy);
    payout = decision.payout();
    Instant at = now;
    story.accept(() -> at + " " + input + " -> " + decision.effects() + " " + decision.payout());
    guarantees.observe(new Observation.Decided(ID, before, input, now, policy, decision));
    decisions.accept(decision);
    for (Effect effect : decision.effects()) {
      switch (effect) {
        case Effect.SubmitOrder submit -> work(submit);
        case Effect.InquireOrder inquire -> poll(inquire);
        case Effect.PublishResult _, Effect.RejectCommand _, Effect.Ignore _, Effect.Purge _ -> {}
      }
    }
    follow();
  }

  /** Does what the orchestrator does around the core: timers and permits. */
  private void follow() {
    Payout current = payout;
    Timer timer = current == null ? null : current.timer();
    if (timer != null && !timer.equals(scheduled)) {
      Duration lag =
          faulty()
              ? choices.of(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5))
              : Duration.ZERO;
      events.add(
          new Event(
              (timer.due().isBefore(now) ? now : timer.due()).plus(lag),
              order++,
              () -> decide(new Input.TimerFired(timer.generation()))));
    }
    scheduled = timer;
    if (current != null && current.wantsPermit(now) && !permitComes) {
      permitComes = true;
      at(
          choices.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(4)),
          () -> {
            permitComes = false;
            decide(new Input.PermitGranted());
          });
    }
  }

  /** The worker sends at most once per attempt, and may die before, between and after. */
  private void work(Effect.SubmitOrder submit) {
    Duration untilDeadline = Duration.between(now.plus(workerSkew), submit.deadline());
    Duration wait =
        faulty()
            ? choices.of(
                Duration.ofMillis(5),
                Duration.ofSeconds(3),
                untilDeadline.minusMillis(1),
                untilDeadline)
            : Duration.ofMillis(5);
    if (!faulty() || !choices.oneIn(12)) {
      at(wait, () -> send(submit));
    }
    if (faulty() && choices.oneIn(8)) {
      // Its offsets are reset: what it refuses now, it may have sent before.
      at(
          untilDeadline,
          () ->
              reply(new Input.SubmitReplied(submit.attempt(), new SubmitOutcome.NotSent("late"))));
    }
  }

  private void send(Effect.SubmitOrder submit) {
    Instant workerNow = now.plus(workerSkew);
    int attempt = submit.attempt();
    if (!workerNow.isBefore(submit.deadline()) || (faulty() && choices.oneIn(6))) {
      reply(new Input.SubmitReplied(attempt, new SubmitOutcome.NotSent("refused")));
      return;
    }
    guarantees.observe(new Observation.Posted(ID, attempt, workerNow));
    Duration way =
        faulty()
            ? choices.of(
                Duration.ofMillis(20),
                Duration.ofSeconds(5),
                policy.callLimit(),
                policy.callLimit().plus(policy.orphanedSocket()))
            : Duration.ofMillis(20);
    boolean answered = !faulty() || (way.compareTo(policy.callLimit()) < 0 && !choices.oneIn(5));
    if (!faulty() || !choices.oneIn(6)) {
      at(way, () -> arrive(attempt, answered));
    }
    if (!answered && !choices.oneIn(3)) {
      at(
          policy.callLimit(),
          () -> reply(new Input.SubmitReplied(attempt, new SubmitOutcome.Unknown("timed out"))));
    }
  }

  private void arrive(int attempt, boolean answered) {
    int before = gateway.orders();
    SubmitOutcome outcome = gateway.take(now, faulty());
    ModelGateway.Order made = gateway.order();
    Instant at = now;
    story.accept(() -> at + " attempt " + attempt + " arrives, " + outcome + ", order " + made);
    if (made != null && gateway.orders() > before) {
      guarantees.observe(new Observation.OrderMade(ID, now));
      for (ModelGateway.Change change : made.life()) {
        if (!faulty() || choices.next(2) == 0) {
          events.add(new Event(change.at(), order++, () -> decide(new Input.CallbackHinted())));
        }
      }
    }
    if (answered) {
      reply(new Input.SubmitReplied(attempt, outcome));
    }
  }

  private void poll(Effect.InquireOrder inquire) {
    if (faulty() && choices.oneIn(6)) {
      return;
    }
    Duration wait =
        faulty()
            ? choices.of(Duration.ofMillis(5), Duration.ofSeconds(9), policy.inquiryLimit())
            : Duration.ofMillis(5);
    at(wait, () -> reply(new Input.InquiryReplied(inquire.inquiry(), gateway.show(now, faulty()))));
  }

  /** A reply is never changed, but may be late, lost, or read again. */
  private void reply(Input reply) {
    if (faulty() && choices.oneIn(10)) {
      return;
    }
    Duration wait =
        faulty()
            ? choices.of(
                Duration.ofMillis(5),
                Duration.ofMillis(5),
                Duration.ofSeconds(50),
                Duration.ofMinutes(30))
            : Duration.ofMillis(5);
    at(
        wait,
        () -> {
          replies.add(reply);
          decide(reply);
        });
  }

  /** What others do to it, at any time until the faults stop. */
  private void trouble() {
    if (!faulty()) {
      return;
    }
    at(
        choices.of(Duration.ofMinutes(3), Duration.ofSeconds(2), Duration.ofMinutes(40)),
        () -> {
          if (faulty()) {
            interfere();
            trouble();
          }
        });
  }

  private void interfere() {
    switch (choices.next(9)) {
      case 1 -> decide(new Input.PermitGranted());
      case 2 -> decide(new Input.CallbackHinted());
      case 3 -> replies.forEach(this::decide);
      case 4 -> decide(new Input.TimerFired(choices.next(30)));
      case 5 -> decide(command);
      case 6 -> decide(new Input.Cancel("changed our mind"));
      case 7 -> decide(new Input.SubmitReplied(choices.next(4), new SubmitOutcome.Unknown("?")));
      case 8 -> resolve();
      default -> {}
    }
  }

  /** The operator is honest: the money's way is known before a word is given. */
  private void resolve() {
    ModelGateway.Order known = gateway.order();
    boolean nothingComes =
        now.isAfter(START.plus(policy.attemptDeadline()).plus(policy.quarantine()));
    if (known != null && known.word(now).equals("completed")) {
      decide(new Input.Resolve(Status.COMPLETED, "desk", "paid to 0123456789"));
    } else if (known == null && nothingComes) {
      decide(new Input.Resolve(choices.of(Status.OVERDUE, Status.FAILED), "desk", "no order"));
    }
  }

  private boolean faulty() {
    return now.isBefore(faultsEnd);
  }

  private void at(Duration wait, Runnable happens) {
    events.add(new Event(wait.isNegative() ? now : now.plus(wait), order++, happens));
  }
}
