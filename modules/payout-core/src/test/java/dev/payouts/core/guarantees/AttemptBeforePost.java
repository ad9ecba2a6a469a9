package dev.payouts.core.guarantees;

import dev.payouts.core.Effect;
import java.util.HashSet;
import java.util.Set;

/** Nothing is sent without a recorded attempt, and nothing twice for one. */
public final class AttemptBeforePost implements Guarantee {
  private record Attempt(String payoutId, int number) {}

  private final Set<Attempt> recorded = new HashSet<>();
  private final Set<Attempt> posted = new HashSet<>();

  @Override
  public void observe(Observation observation) {
    switch (observation) {
      case Observation.Decided decided ->
          decided.decision().effects().forEach(e -> note(decided, e));
      case Observation.Posted post -> {
        var attempt = new Attempt(post.payoutId(), post.attempt());
        require(recorded.contains(attempt), "%s was sent but not recorded", attempt);
        require(posted.add(attempt), "%s was sent twice", attempt);
      }
      case Observation.OrderMade _ -> {}
    }
  }

  private void note(Observation.Decided decided, Effect effect) {
    if (effect instanceof Effect.SubmitOrder submit) {
      var after = decided.decision().payout();
      require(
          after != null && after.attempts() == submit.attempt(),
          "attempt %d is handed out but not stored",
          submit.attempt());
      require(
          recorded.add(new Attempt(decided.payoutId(), submit.attempt())),
          "attempt %d is handed out twice",
          submit.attempt());
    }
  }
}
