package dev.payouts.producer;

import dev.payouts.octopus.CallbackCheck;
import dev.payouts.octopus.CallbackVerifier;
import dev.payouts.octopus.GatewayAccount;
import dev.payouts.service.GatewaySettings;
import dev.payouts.service.LaneAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gateway accounts that may call back: one of any lane has signed a callback or nobody has. */
record CallbackAccounts(List<CallbackVerifier> verifiers) {
  static final CallbackAccounts NONE = new CallbackAccounts(List.of());

  static CallbackAccounts of(GatewaySettings settings) {
    return new CallbackAccounts(
        settings.accounts().values().stream().map(CallbackAccounts::verifier).toList());
  }

  private static CallbackVerifier verifier(LaneAccount account) {
    return new CallbackVerifier(
        new GatewayAccount(
            account.url(), account.key(), account.secret().value(), account.merchantUid()));
  }

  /** What the account that signed it makes of it; forged if none of them signed it. */
  CallbackCheck check(String body, @Nullable String signature) {
    CallbackCheck answer = new CallbackCheck.Forged("no gateway account is configured");
    for (CallbackVerifier verifier : verifiers) {
      answer = verifier.check(body, signature);
      if (!(answer instanceof CallbackCheck.Forged)) {
        return answer;
      }
    }
    return answer;
  }
}
