package dev.payouts.core.guarantees;

import dev.payouts.core.Effect;
import dev.payouts.core.Payout;
import dev.payouts.core.Transition;
import org.jspecify.annotations.Nullable;

/** Sequences have no gaps, revisions grow by one with each result, generations never fall. */
public final class CountersNeverSkip implements Guarantee {
  @Override
  public void observe(Observation observation) {
    if (!(observation instanceof Observation.Decided decided)) {
      return;
    }
    Payout before = decided.before();
    Payout after = decided.decision().payout();
    if (after == null) {
      return;
    }
    int sequence = before == null ? 0 : before.sequence();
    for (Transition each : decided.decision().transitions()) {
      require(each.sequence() == ++sequence, "%s should be number %d", each, sequence);
    }
    require(after.sequence() == sequence, "sequence is %d, not %d", after.sequence(), sequence);
    long published = count(decided, Effect.PublishResult.class);
    int revision = before == null ? 0 : before.revision();
    require(published <= 1, "one decision publishes %d results", published);
    require(
        after.revision() == revision + published,
        "revision %d after %d and %d results",
        after.revision(),
        revision,
        published);
    long handedOut = count(decided, Effect.SubmitOrder.class);
    require(
        after.attempts() == (before == null ? 0 : before.attempts()) + handedOut,
        "attempts skip to %d",
        after.attempts());
    generations(before, after);
  }

  private void generations(@Nullable Payout before, Payout after) {
    int generation = before == null ? 0 : before.timers();
    require(after.timers() >= generation, "generation falls to %d", after.timers());
    var timer = after.timer();
    if (timer == null) {
      return;
    }
    require(timer.generation() <= after.timers(), "%s is of the future", timer);
    if (before != null && before.timer() != null && !timer.equals(before.timer())) {
      require(
          timer.generation() > before.timer().generation(),
          "%s replaces %s under the same generation",
          timer,
          before.timer());
    }
  }

  private static long count(Observation.Decided decided, Class<? extends Effect> kind) {
    return decided.decision().effects().stream().filter(kind::isInstance).count();
  }
}
