package dev.payouts.proofs.simulation.upstream;

import dev.payouts.avro.PayoutState;
import dev.payouts.avro.Resolution;
import dev.payouts.avro.ResolvePayout;
import dev.payouts.avro.SubmitOrder;
import dev.payouts.core.Policy;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.proofs.simulation.engine.Timeline;
import dev.payouts.proofs.simulation.gateway.Gateway;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/** Resolves what waits in review, and is honest: only once the money's way is known. */
public final class Operator {
  private final Policy policy;
  private final Gateway gateway;
  private final Timeline timeline;
  private final Upstream upstream;
  private final Map<String, PayoutState> states = new TreeMap<>();
  private final Map<String, Instant> arrivesUntil = new HashMap<>();

  public Operator(Policy policy, Gateway gateway, Timeline timeline, Upstream upstream) {
    this.policy = policy;
    this.gateway = gateway;
    this.timeline = timeline;
    this.upstream = upstream;
  }

  public void observe(Observation observation) {
    if (observation instanceof Observation.Moved seen) {
      states.put(seen.event().getPayoutId(), seen.event().getToState());
    } else if (observation instanceof Observation.Requested seen
        && seen.request().getBody() instanceof SubmitOrder) {
      arrivesUntil.put(
          seen.request().getPayoutId(), seen.request().getDeadline().plus(policy.quarantine()));
    }
  }

  /** Looks at every review once. */
  public void work() {
    Instant now = timeline.now();
    for (Entry<String, PayoutState> state : List.copyOf(states.entrySet())) {
      String id = state.getKey();
      if (state.getValue() != PayoutState.REVIEW || gateway.lastChange().isAfter(now)) {
        continue;
      }
      String word = gateway.lastWord(id);
      boolean nothingComes =
          now.isAfter(arrivesUntil.getOrDefault(id, Instant.EPOCH).plus(policy.quarantine()));
      if ("completed".equals(word) && gateway.isFaithful(id)) {
        resolve(id, Resolution.COMPLETED);
      } else if ("refund".equals(word) && gateway.isFaithful(id)) {
        resolve(id, Resolution.REFUNDED);
      } else if (word == null && nothingComes) {
        resolve(id, Resolution.FAILED);
      }
    }
  }

  private void resolve(String id, Resolution resolution) {
    upstream.send(id, new ResolvePayout(resolution, "desk", "bank statement"), timeline.now());
  }
}
