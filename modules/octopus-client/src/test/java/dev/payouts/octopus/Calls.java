package dev.payouts.octopus;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/** Orders, limits and answers the tests share. */
final class Calls {
  static final String ACCOUNT = "0123456789";
  static final String ACCEPTED =
      """
      {"result":"success","data":{"payment":{"from":"","from_name":"","from_bank_name":"",\
      "to":"0123456789","to_name":"Somchai Jaidee","to_bank_name":"kbank","payment_status":"pending",\
      "payment_fail_reason":"","final_amount":"","currency":"thb","transaction_type":"expense",\
      "payment_uid":"P-1","channel":"promptpay"},"payment_url":""}}""";
  static final String FOUND =
      """
      {"result":"success","data":{"from":"","from_name":"","from_bank_name":"","to":"0123456789",\
      "to_name":"Somchai Jaidee","to_bank_name":"kbank","amount":"100.00","final_amount":"100.00",\
      "currency":"thb","country":"TH","transaction_type":"expense","accounting_type":"pay",\
      "merchant_order_id":"order-1","merchant_uid":"M-1","merchant_name":"Shop","channel":"promptpay",\
      "payment_status":"completed","payment_fail_reason":"","payment":"bank","response_type":"json",\
      "ip":"127.0.0.1","user_agent":"x","distribute_rules":"","payment_uid":"P-1","redirect_url":"",\
      "notify_url":"https://shop.example/hook","notify_status":"delivered","notify_fail_reason":"",\
      "accounting_status":"accounted","accounting_fail_reason":"","signature_key":"never-keep-me"}}""";

  private Calls() {}

  static NewOrder order() {
    return NewOrder.expense(
        "order-1",
        new BigDecimal("100"),
        "THB",
        "TH",
        "bank",
        new Party(ACCOUNT, "Somchai Jaidee", "kbank"));
  }

  static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(10));
  }

  /** Limits for gateways that answer. */
  static ClientSettings patient() {
    return settings(5000, 5000, 5000);
  }

  /** Limits for gateways that do not, with time for a first TLS handshake on a busy machine. */
  static ClientSettings impatient() {
    return settings(10_000, 700, 1000);
  }

  /** Limits for gateways that do not even connect. */
  static ClientSettings impatientToConnect() {
    return settings(300, 5000, 5000);
  }

  private static ClientSettings settings(long connectMs, long responseMs, long callMs) {
    return new ClientSettings(
        Duration.ofMillis(connectMs),
        Duration.ofMillis(responseMs),
        Duration.ofMillis(callMs),
        Duration.ofSeconds(2),
        64,
        64 * 1024,
        Pattern.compile(ClientSettings.ABSENT_DEFAULT),
        Pattern.compile(ClientSettings.DUPLICATE_DEFAULT));
  }
}
