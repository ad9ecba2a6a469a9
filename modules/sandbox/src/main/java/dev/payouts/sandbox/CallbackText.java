package dev.payouts.sandbox;

import dev.payouts.octopus.Signature;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a callback says and how it is signed. Source: the vendor's page on asynchronous notices. */
final class CallbackText {
  private final MerchantAccount account;
  private final Signature signature;
  private final Signature forger = new Signature("a-secret-nobody-gave-out");
  private final boolean signsEmpty;

  /**
   * @param signature absent where {@code unsigned}: an empty string
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record Signed(byte[] body, String signature) {}

  CallbackText(MerchantAccount account, boolean signsEmpty) {
    this.account = account;
    this.signature = new Signature(account.secret());
    this.signsEmpty = signsEmpty;
  }

  Signed genuine(Order order) {
    return signed(fields(order));
  }

  private Signed signed(Map<String, String> fields) {
    Map<String, String> signed = new TreeMap<>(fields);
    if (!signsEmpty) {
      signed.values().removeIf(String::isEmpty);
    }
    return new Signed(body(fields), signature.sign(signed));
  }

  /** As it was when the order had this status. */
  Signed past(Order order, Status status) {
    return signed(with(order, "payment_status", status.word()));
  }

  /** Of an order that this gateway does not have. */
  Signed strange(Order order) {
    return signed(with(order, "merchant_order_id", "stranger-" + order.paymentUid()));
  }

  Signed forged(Order order) {
    Map<String, String> fields = saysCompleted(order);
    return new Signed(body(fields), forger.sign(fields));
  }

  Signed unsigned(Order order) {
    return new Signed(body(saysCompleted(order)), "");
  }

  private Map<String, String> saysCompleted(Order order) {
    return with(order, "payment_status", Status.COMPLETED.word());
  }

  private Map<String, String> with(Order order, String field, String value) {
    Map<String, String> fields = fields(order);
    fields.put(field, value);
    return fields;
  }

  private Map<String, String> fields(Order order) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("transaction_type", order.field("transaction_type"));
    fields.put("merchant_uid", account.merchantUid());
    fields.put("amount", order.field("amount"));
    fields.put("final_amount", OrderText.finalAmount(order));
    // Seen in upper case here, in lower case everywhere else.
    fields.put("currency", order.currency().toUpperCase(Locale.ROOT));
    fields.put("notify_url", order.field("notify_url"));
    fields.put("merchant_order_id", order.id());
    fields.put("payment_status", order.status().word());
    fields.put("payment_fail_reason", OrderText.failReason(order));
    fields.put("order_uid", order.paymentUid());
    fields.put("signature_key", account.key());
    fields.put("tenant", "sandbox");
    return fields;
  }

  private static byte[] body(Map<String, String> fields) {
    return Json.object(json -> fields.forEach(json::writeStringProperty));
  }
}
