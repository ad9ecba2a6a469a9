package dev.payouts.reporting.reconcile;

/** What a statement may say of a payout. */
enum Field {
  PAYOUT_ID("payout_id", "merchant_order_id"),
  ORDER_NUMBER("order_number", "order_uid"),
  AMOUNT("amount", "amount"),
  CURRENCY("currency", "currency"),
  STATUS("status", "payment_status"),
  DATE("date", "date");

  private final String word;
  private final String usualColumn;

  Field(String word, String usualColumn) {
    this.word = word;
    this.usualColumn = usualColumn;
  }

  /** In mappings, as {@code column.<word>}. */
  String word() {
    return word;
  }

  /** As the gateway's own callbacks name it. */
  String usualColumn() {
    return usualColumn;
  }

  String setting() {
    return "column." + word;
  }
}
