package dev.payouts.octopus;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What order/new is to carry, merchant_uid (from the account) and response_type (always json)
 * excepted. Absent optional fields are left out of the body. Source: Octopus order/new.
 *
 * @param merchantOrderId the merchant's own id, unique for ever: 1 to 64 of A-Z a-z 0-9 _ -
 * @param amount in units of currency, above zero, at most 20 digits before and 12 after the point;
 *     sent as written, never rounded, with at least two decimals
 * @param currency ISO 4217 code in upper case; sent in lower case
 * @param country as the gateway names it, usually ISO 3166 alpha-2
 * @param payment payment method as the merchant backend shows it
 * @param payer fields from, from_name, from_bank_name: verified for income
 * @param payee fields to, to_name, to_bank_name: verified for expense
 */
public record NewOrder(
    String merchantOrderId,
    TransactionType transactionType,
    BigDecimal amount,
    String currency,
    String country,
    String payment,
    @Nullable AccountingType accountingType,
    Party payer,
    Party payee,
    @Nullable String channel,
    @Nullable URI redirectUrl,
    @Nullable URI notifyUrl) {
  private static final Pattern ORDER_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int TEXT_LENGTH_MAX = 1024;

  public NewOrder {
    require(
        ORDER_ID.matcher(merchantOrderId).matches(),
        "merchant_order_id must be 1 to 64 of A-Z a-z 0-9 _ -");
    require(amount.signum() > 0, "amount must be above zero");
    amount = Amounts.normal(amount);
    require(Amounts.isReasonable(amount), "amount has too many digits");
    require(
        CURRENCY.matcher(currency).matches(), "currency must be an ISO 4217 code in upper case");
    requireText("country", country);
    requireText("payment", payment);
    require(
        accountingType == null || accountingType.transactionType() == transactionType,
        "accounting_type does not go with the transaction_type");
    channel = Texts.emptyAsAbsent(channel);
  }

  /** An order that pays {@code payee}, with nothing optional set. */
  public static NewOrder expense(
      String merchantOrderId,
      BigDecimal amount,
      String currency,
      String country,
      String payment,
      Party payee) {
    return new NewOrder(
        merchantOrderId,
        TransactionType.EXPENSE,
        amount,
        currency,
        country,
        payment,
        null,
        Party.NONE,
        payee,
        null,
        null,
        null);
  }

  /** The body's fields by wire name, sorted as the signature wants them. */
  SortedMap<String, String> fields(String merchantUid) {
    var fields = new TreeMap<String, String>();
    fields.put("transaction_type", transactionType.word());
    fields.put("amount", Amounts.text(amount));
    fields.put("merchant_order_id", merchantOrderId);
    fields.put("merchant_uid", merchantUid);
    fields.put("currency", currency.toLowerCase(Locale.ROOT));
    fields.put("payment", payment);
    fields.put("response_type", "json");
    fields.put("country", country);
    putPresent(fields, "redirect_url", redirectUrl);
    putPresent(fields, "notify_url", notifyUrl);
    putPresent(fields, "accounting_type", accountingType == null ? null : accountingType.word());
    putPresent(fields, "from", payer.account());
    putPresent(fields, "from_name", payer.name());
    putPresent(fields, "from_bank_name", payer.bankName());
    putPresent(fields, "to", payee.account());
    putPresent(fields, "to_name", payee.name());
    putPresent(fields, "to_bank_name", payee.bankName());
    putPresent(fields, "channel", channel);
    return fields;
  }

  private static void putPresent(
      SortedMap<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  private static void requireText(String name, String value) {
    require(
        !value.isBlank() && value.length() <= TEXT_LENGTH_MAX,
        name + " must have 1 to " + TEXT_LENGTH_MAX + " characters");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  @Override
  public String toString() {
    return "NewOrder["
        + merchantOrderId
        + ", "
        + transactionType.word()
        + " "
        + Amounts.text(amount)
        + " "
        + currency
        + ", parties redacted]";
  }
}
