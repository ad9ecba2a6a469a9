package dev.payouts.proofs.guarantees;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.SubmitPayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No event, result or rejection shows a payee's whole account or one of the given secrets. */
public final class NoSecretsAnywhere implements Guarantee {
  private final List<String> secrets;
  private final Map<String, String> accounts = new HashMap<>();

  public NoSecretsAnywhere(List<String> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  @Override
  public void observe(Observation observation) {
    switch (observation) {
      case Observation.Commanded seen -> {
        if (seen.command().getBody() instanceof SubmitPayout submit) {
          accounts.put(seen.command().getPayoutId(), submit.getPayee().getAccount());
        }
      }
      case Observation.Moved(PayoutEvent event) -> check(event.getPayoutId(), event.getDetail());
      case Observation.Resulted(PayoutResult result) -> {
        check(result.getPayoutId(), result.getReason());
        check(result.getPayoutId(), result.getPayeeAccountMasked());
      }
      case Observation.Rejected(PayoutRejection rejection) -> {
        check(rejection.getPayoutId(), rejection.getDetail());
        rejection.getViolations().forEach(v -> check(rejection.getPayoutId(), v.getProblem()));
      }
      case Observation.Requested _,
          Observation.Replied _,
          Observation.DeadLettered _,
          Observation.Garbled _,
          Observation.Posted _,
          Observation.OrderMade _,
          Observation.Booked _,
          Observation.StateLost _ -> {}
    }
  }

  private void check(String payoutId, @Nullable String text) {
    if (text == null) {
      return;
    }
    String account = accounts.get(payoutId);
    require(account == null || !text.contains(account), "%s shows its payee's account", payoutId);
    for (String secret : secrets) {
      require(!text.contains(secret), "%s shows a secret", payoutId);
    }
  }
}
