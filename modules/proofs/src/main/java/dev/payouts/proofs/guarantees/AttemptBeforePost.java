package dev.payouts.proofs.guarantees;

import dev.payouts.avro.SubmitOrder;
import java.util.HashMap;
import java.util.Map;

/** Nothing is sent without a committed attempt, nothing twice for one, and only what it says. */
public final class AttemptBeforePost implements Guarantee {
  private static final class Attempts {
    SubmitOrder last = new SubmitOrder();
    int recorded;
    int posted;
  }

  private final Map<String, Attempts> payouts = new HashMap<>();

  @Override
  public void observe(Observation observation) {
    if (observation instanceof Observation.Requested seen
        && seen.request().getBody() instanceof SubmitOrder order) {
      Attempts attempts =
          payouts.computeIfAbsent(seen.request().getPayoutId(), _ -> new Attempts());
      attempts.recorded++;
      attempts.last = order;
    } else if (observation instanceof Observation.Posted post) {
      Attempts attempts = payouts.get(post.payoutId());
      require(attempts != null, "%s was sent but never recorded", post.payoutId());
      if (attempts != null) {
        attempts.posted++;
        require(
            attempts.posted <= attempts.recorded,
            "%s was sent %d times, %d attempts are recorded",
            post.payoutId(),
            attempts.posted,
            attempts.recorded);
        require(
            post.amount().compareTo(attempts.last.getAmount()) == 0
                && post.currency().equalsIgnoreCase(attempts.last.getCurrency())
                && post.account().equals(attempts.last.getPayee().getAccount()),
            "%s was sent with other content than was recorded",
            post.payoutId());
      }
    }
  }
}
