package dev.payouts.core.guarantees;

import dev.payouts.core.Effect;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Nothing is sent after its attempt's deadline. */
public final class NoPostAfterDeadline implements Guarantee {
  private record Attempt(String payoutId, int number) {}

  private final Map<Attempt, Instant> deadlines = new HashMap<>();

  @Override
  public void observe(Observation observation) {
    switch (observation) {
      case Observation.Decided decided -> {
        for (Effect effect : decided.decision().effects()) {
          if (effect instanceof Effect.SubmitOrder submit) {
            deadlines.put(new Attempt(decided.payoutId(), submit.attempt()), submit.deadline());
          }
        }
      }
      case Observation.Posted post -> {
        Instant deadline = deadlines.get(new Attempt(post.payoutId(), post.attempt()));
        require(
            deadline != null && post.at().isBefore(deadline),
            "attempt %d was sent at %s, after its deadline %s",
            post.attempt(),
            post.at(),
            String.valueOf(deadline));
      }
      case Observation.OrderMade _ -> {}
    }
  }
}
