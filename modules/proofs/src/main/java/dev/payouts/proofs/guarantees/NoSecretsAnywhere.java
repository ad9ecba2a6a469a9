package dev.payouts.proofs.guarantees;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.SubmitPayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * No event, result, rejection or line of a log shows a payee's whole account or one of the given
 * secrets.
 */
public final class NoSecretsAnywhere implements Guarantee {
  private static final Pattern DIGITS = Pattern.compile("\\d{6,}");

  private final List<String> secrets;
  private final Map<String, String> accounts = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  public NoSecretsAnywhere(List<String> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  @Override
  public void observe(Observation observation) {
    switch (observation) {
      case Observation.Commanded seen -> {
        if (seen.command().getBody() instanceof SubmitPayout submit) {
          accounts.put(seen.command().getPayoutId(), submit.getPayee().getAccount());
          known.add(submit.getPayee().getAccount());
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
      case Observation.Logged(String file, String line) -> checkLine(file, line);
      case Observation.Requested _,
          Observation.Replied _,
          Observation.DeadLettered _,
          Observation.Garbled _,
          Observation.Posted _,
          Observation.OrderMade _,
          Observation.Booked _,
          Observation.Acknowledged _,
          Observation.StateLost _ -> {}
    }
  }

  private void checkLine(String file, String line) {
    for (String secret : secrets) {
      require(!line.contains(secret), "%s shows a secret", file);
    }
    Matcher digits = DIGITS.matcher(line);
    while (digits.find()) {
      require(!known.contains(digits.group()), "%s shows a payee's account: %s", file, line);
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
