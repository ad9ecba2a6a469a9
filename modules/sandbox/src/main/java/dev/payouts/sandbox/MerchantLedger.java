package dev.payouts.sandbox;

import java.math.BigDecimal;
import java.util.Map;

/** Answers ledger/get_merchant_ledger: opening balance plus income less completed expenses. */
final class MerchantLedger {
  static final String MERCHANT_NAME = "Sandbox Merchant";

  private final Ledger ledger;
  private final Rules rules;
  private final String merchantUid;

  MerchantLedger(Ledger ledger, Rules rules, String merchantUid) {
    this.ledger = ledger;
    this.rules = rules;
    this.merchantUid = merchantUid;
  }

  Answer answer(Map<String, String> fields) {
    if (!merchantUid.equals(fields.get("merchant_uid"))) {
      return Answer.error(rules.statuses().notFound(), "Merchant not found");
    }
    return Answer.json(
        200,
        OrderText.success(
            json -> {
              json.writeStringProperty("merchant_name", MERCHANT_NAME);
              for (String currency : FieldRules.CURRENCIES) {
                BigDecimal balance = rules.openingBalance().add(ledger.totals().balance(currency));
                json.writeStringProperty(currency, balance.setScale(6).toPlainString());
              }
            }));
  }
}
