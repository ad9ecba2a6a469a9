package dev.payouts.proofs.guarantees;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.avro.RecordPosition;
import dev.payouts.avro.SubmitPayout;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which submit command became which payout, as the events say. */
final class Accepted {
  private final Map<RecordPosition, SubmitPayout> submits = new HashMap<>();
  private final Map<String, SubmitPayout> payouts = new HashMap<>();

  void observe(Observation observation) {
    if (observation instanceof Observation.Commanded seen) {
      note(seen.command(), seen.position());
    } else if (observation instanceof Observation.Moved seen) {
      note(seen.event());
    }
  }

  private void note(PayoutCommand command, RecordPosition position) {
    if (command.getBody() instanceof SubmitPayout submit) {
      submits.put(position, submit);
    }
  }

  private void note(PayoutEvent event) {
    RecordPosition source = event.getSource();
    if (event.getFromState() == PayoutState.NONE && source != null) {
      SubmitPayout submit = submits.get(source);
      if (submit != null) {
        payouts.put(event.getPayoutId(), submit);
      }
    }
  }

  @Nullable SubmitPayout of(@Nullable String payoutId) {
    return payouts.get(payoutId);
  }

  Collection<String> payouts() {
    return payouts.keySet();
  }
}
