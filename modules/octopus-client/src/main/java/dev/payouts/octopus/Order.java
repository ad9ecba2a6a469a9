package dev.payouts.octopus;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as the gateway showed it in one answer. Words are kept as sent, known or not; empty
 * texts count as absent; {@code signature_key} is never kept. Source: Octopus order/get answer, and
 * the subset of it in order/new's {@code data.payment}.
 *
 * @param paymentStatus the raw word; {@link #status()} is what it means
 * @param merchantOrderId absent from order/new's answer
 * @param paymentFailReason the last failure's reason, which alone does not say that the order
 *     failed; masked and cut like every reason
 * @param amount ordered amount in units of currency
 * @param finalAmount amount finally paid in units of currency
 * @param currency ISO 4217 code in upper case
 * @param paymentUid the gateway's own id of the order
 * @param payer fields from, from_name, from_bank_name
 * @param payee fields to, to_name, to_bank_name
 * @param distributeRules kept only where it is a text
 */
public record Order(
    String paymentStatus,
    @Nullable String merchantOrderId,
    @Nullable String paymentFailReason,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal finalAmount,
    @Nullable String currency,
    @Nullable String country,
    @Nullable String transactionType,
    @Nullable String accountingType,
    @Nullable String payment,
    @Nullable String channel,
    @Nullable String paymentUid,
    Party payer,
    Party payee,
    Progress notification,
    Progress accounting,
    @Nullable String merchantUid,
    @Nullable String merchantName,
    @Nullable String responseType,
    @Nullable String redirectUrl,
    @Nullable String notifyUrl,
    @Nullable String ip,
    @Nullable String userAgent,
    @Nullable String distributeRules) {

  /**
   * How far a side job of the order is: telling the merchant (notify_status, see {@link
   * NotifyStatus}) or booking (accounting_status, see {@link AccountingStatus}).
   *
   * @param status the raw word
   */
  public record Progress(@Nullable String status, @Nullable String failReason) {}

  /** What the status word means; empty for a word this version does not know. */
  public Optional<PaymentStatus> status() {
    return PaymentStatus.of(paymentStatus);
  }

  /**
   * Reads an order from wire fields.
   *
   * @throws IllegalArgumentException if payment_status is missing or an amount is not a plain
   *     decimal
   */
  public static Order of(Map<String, String> fields) {
    String status = text(fields, "payment_status");
    if (status == null) {
      throw new IllegalArgumentException("payment_status is missing");
    }
    String currency = text(fields, "currency");
    return new Order(
        status,
        text(fields, "merchant_order_id"),
        reason(fields, "payment_fail_reason"),
        amount(fields, "amount"),
        amount(fields, "final_amount"),
        currency == null ? null : currency.toUpperCase(Locale.ROOT),
        text(fields, "country"),
        text(fields, "transaction_type"),
        text(fields, "accounting_type"),
        text(fields, "payment"),
        text(fields, "channel"),
        text(fields, "payment_uid"),
        new Party(fields.get("from"), fields.get("from_name"), fields.get("from_bank_name")),
        new Party(fields.get("to"), fields.get("to_name"), fields.get("to_bank_name")),
        new Progress(text(fields, "notify_status"), reason(fields, "notify_fail_reason")),
        new Progress(text(fields, "accounting_status"), reason(fields, "accounting_fail_reason")),
        text(fields, "merchant_uid"),
        text(fields, "merchant_name"),
        text(fields, "response_type"),
        text(fields, "redirect_url"),
        text(fields, "notify_url"),
        text(fields, "ip"),
        text(fields, "user_agent"),
        text(fields, "distribute_rules"));
  }

  private static @Nullable String text(Map<String, String> fields, String name) {
    return Texts.emptyAsAbsent(fields.get(name));
  }

  private static @Nullable String reason(Map<String, String> fields, String name) {
    String text = text(fields, name);
    return text == null ? null : Texts.reason(text);
  }

  private static @Nullable BigDecimal amount(Map<String, String> fields, String name) {
    String text = text(fields, name);
    if (text == null) {
      return null;
    }
    BigDecimal amount = Amounts.read(text);
    if (amount == null) {
      throw new IllegalArgumentException(name + " is not a plain decimal");
    }
    return amount;
  }

  @Override
  public String toString() {
    return "Order["
        + merchantOrderId
        + ", "
        + paymentStatus
        + ", amount="
        + amount
        + ", finalAmount="
        + finalAmount
        + " "
        + currency
        + ", paymentUid="
        + paymentUid
        + ", parties redacted]";
  }
}
