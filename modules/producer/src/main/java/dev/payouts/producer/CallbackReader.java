package dev.payouts.producer;

import dev.payouts.avro.CallbackHint;
import dev.payouts.avro.GatewayReply;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.octopus.Callback;
import dev.payouts.octopus.CallbackCheck;
import dev.payouts.octopus.CallbackVerifier;
import dev.payouts.octopus.GatewayAccount;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a callback what it is worth: a hint that it is time to ask the gateway. */
public final class CallbackReader {
  private static final int STATUS_LENGTH_MAX = 32;

  private final CallbackAccounts accounts;
  private final InstantSource clock;

  CallbackReader(CallbackAccounts accounts, InstantSource clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Reads the callbacks of one gateway account. */
  public CallbackReader(GatewayAccount account, InstantSource clock) {
    this(new CallbackAccounts(List.of(new CallbackVerifier(account))), clock);
  }

  /** What a callback comes down to. */
  public sealed interface Reading {
    /** A record for payout.replies. */
    record Hint(GatewayReply reply) implements Reading {}

    /** No account has signed it. */
    record Forged(String reason) implements Reading {}

    /** It is not a callback. */
    record Malformed(String reason) implements Reading {}
  }

  /**
   * @param signature value of Oc-Signature; null if there was none
   */
  public Reading read(String body, @Nullable String signature) {
    return switch (accounts.check(body, signature)) {
      case CallbackCheck.Valid valid -> hint(valid.callback());
      case CallbackCheck.Forged forged -> new Reading.Forged(forged.reason());
      case CallbackCheck.Malformed malformed -> new Reading.Malformed(malformed.reason());
    };
  }

  private Reading hint(Callback callback) {
    String payoutId = callback.merchantOrderId();
    if (!PayoutRules.isPayoutId(payoutId)) {
      return new Reading.Malformed("merchant_order_id is not a payout id");
    }
    return new Reading.Hint(
        GatewayReply.newBuilder()
            .setPayoutId(payoutId)
            .setObservedAt(clock.instant())
            .setReporter("callback")
            .setBody(new CallbackHint(word(callback.paymentStatus())))
            .build());
  }

  /** For the audit trail only, so whatever does not look like a word may go. */
  private static String word(String status) {
    String word = status.replaceAll("[^A-Za-z0-9_-]", "?");
    return word.substring(0, Math.min(word.length(), STATUS_LENGTH_MAX));
  }
}
