package dev.payouts.proofs.guarantees;

import dev.payouts.avro.SubmitOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * No call is begun after its attempt's deadline, whatever the sender's clock says, by more than the
 * policy lets clocks differ.
 */
public final class NoPostAfterDeadline implements Guarantee {
  private final Duration late;
  private final Map<String, Instant> deadlines = new HashMap<>();

  /**
   * @param onTheWay how long before a POST is seen it may have been begun
   * @param clockSkew by how much the clocks of two machines may differ
   */
  public NoPostAfterDeadline(Duration onTheWay, Duration clockSkew) {
    this.late = onTheWay.plus(clockSkew);
  }

  @Override
  public void observe(Observation observation) {
    if (observation instanceof Observation.Requested seen
        && seen.request().getBody() instanceof SubmitOrder) {
      deadlines.put(seen.request().getPayoutId(), seen.request().getDeadline());
    } else if (observation instanceof Observation.Posted post) {
      Instant deadline = deadlines.get(post.payoutId());
      require(
          deadline == null || post.at().minus(late).isBefore(deadline),
          "%s was seen at %s, after its deadline %s",
          post.payoutId(),
          post.at(),
          String.valueOf(deadline));
    }
  }
}
