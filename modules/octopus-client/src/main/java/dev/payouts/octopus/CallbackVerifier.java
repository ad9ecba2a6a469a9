package dev.payouts.octopus;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a gateway's callback from anybody else's POST. The signature covers every field of the
 * body; whether empty ones take part is not documented, so either is accepted. The key is the
 * account's secret, never one the body names.
 */
public final class CallbackVerifier {
  private static final int BODY_LENGTH_MAX = 64 * 1024;
  // The signed text does not escape & and =, so one field could pose as two, or two as one.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Signature signature;
  private final String merchantUid;

  public CallbackVerifier(GatewayAccount account) {
    this.signature = new Signature(account.secret());
    this.merchantUid = account.merchantUid();
  }

  /**
   * Checks a body as received.
   *
   * @param signatureHeader value of Oc-Signature; null if there was none
   */
  public CallbackCheck check(String body, @Nullable String signatureHeader) {
    if (body.length() > BODY_LENGTH_MAX) {
      return new CallbackCheck.Malformed("body is longer than " + BODY_LENGTH_MAX + " characters");
    }
    if (!(Json.read(body) instanceof Json.Fields json)) {
      return new CallbackCheck.Malformed("body is not one well-formed JSON object");
    }
    Map<String, String> fields = new HashMap<>();
    for (var field : json.byName().entrySet()) {
      if (!(field.getValue() instanceof Json.Text text)
          || !NAME.matcher(field.getKey()).matches()) {
        return new CallbackCheck.Malformed("a field has an odd name or is not a text");
      }
      fields.put(field.getKey(), text.value());
    }
    if (signatureHeader == null) {
      return new CallbackCheck.Forged("no signature");
    }
    if (!isSigned(fields, signatureHeader)) {
      return new CallbackCheck.Forged("the signature does not match");
    }
    return read(fields);
  }

  private boolean isSigned(Map<String, String> fields, String header) {
    Map<String, String> filled = new HashMap<>(fields);
    filled.values().removeIf(String::isEmpty);
    boolean all = signature.matches(fields, header);
    boolean withoutEmpty = signature.matches(filled, header);
    return all || withoutEmpty;
  }

  private CallbackCheck read(Map<String, String> fields) {
    String orderId = text(fields, "merchant_order_id");
    String status = text(fields, "payment_status");
    if (orderId == null || !ORDER_ID.matcher(orderId).matches() || status == null) {
      return new CallbackCheck.Malformed("merchant_order_id or payment_status is missing or odd");
    }
    String uid = text(fields, "merchant_uid");
    if (uid != null && !uid.equals(merchantUid)) {
      return new CallbackCheck.Forged("it is for another merchant");
    }
    String reason = text(fields, "payment_fail_reason");
    String currency = text(fields, "currency");
    return new CallbackCheck.Valid(
        new Callback(
            orderId,
            status,
            reason == null ? null : Texts.reason(reason),
            amount(fields, "amount"),
            amount(fields, "final_amount"),
            currency == null ? null : currency.toUpperCase(Locale.ROOT),
            text(fields, "transaction_type"),
            uid,
            text(fields, "order_uid"),
            text(fields, "notify_url"),
            text(fields, "tenant")));
  }

  private static @Nullable String text(Map<String, String> fields, String name) {
    return Texts.emptyAsAbsent(fields.get(name));
  }

  private static @Nullable BigDecimal amount(Map<String, String> fields, String name) {
    String text = text(fields, name);
    return text == null ? null : Amounts.read(text);
  }

  @Override
  public String toString() {
    return "CallbackVerifier[" + merchantUid + ", secret redacted]";
  }
}
