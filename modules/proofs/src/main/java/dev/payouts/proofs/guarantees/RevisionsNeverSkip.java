package dev.payouts.proofs.guarantees;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutResult;
import dev.payouts.core.Phase;
import java.util.HashMap;
import java.util.Map;

/**
 * State, request and result commit together: each end in the events has its result, each result its
 * end, and revisions count from 1 without gap or repetition.
 */
public final class RevisionsNeverSkip implements Guarantee {
  private static final class Ends {
    int ends;
    int revision;
    String lastEnd = "";
    String lastResult = "";
  }

  private final Map<String, Ends> payouts = new HashMap<>();

  @Override
  public void observe(Observation observation) {
    if (observation instanceof Observation.StateLost) {
      payouts.clear();
    } else if (observation instanceof Observation.Moved seen) {
      moved(seen.event());
    } else if (observation instanceof Observation.Resulted seen) {
      resulted(seen.result());
    }
  }

  private Ends ends(String payoutId) {
    return payouts.computeIfAbsent(payoutId, _ -> new Ends());
  }

  private void moved(PayoutEvent event) {
    if (event.getSequence() == 1) {
      payouts.put(event.getPayoutId(), new Ends());
    }
    if (Phase.valueOf(event.getToState().name()).ended()) {
      Ends ends = ends(event.getPayoutId());
      ends.ends++;
      ends.lastEnd = event.getToState().name();
    }
  }

  private void resulted(PayoutResult result) {
    Ends ends = ends(result.getPayoutId());
    ends.revision++;
    ends.lastResult = result.getStatus().name();
    require(
        result.getRevision() == ends.revision,
        "%s: revision %d should be %d",
        result.getPayoutId(),
        result.getRevision(),
        ends.revision);
  }

  @Override
  public void finish() {
    payouts.forEach(
        (id, ends) ->
            require(
                ends.ends == ends.revision && ends.lastEnd.equals(ends.lastResult),
                "%s: %d ends, the last %s, but %d results, the last %s",
                id,
                ends.ends,
                ends.lastEnd,
                ends.revision,
                ends.lastResult));
  }
}
