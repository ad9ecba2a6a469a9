package dev.payouts.core.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payout that breaks no rule, to be broken one field at a time. */
record Fields(Map<String, String> values) {
  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  static Fields valid() {
    return new Fields(
        Map.of(
            "payout_id", "wage-2026-11-000017",
            "amount", "100.00",
            "currency", "THB",
            "country", "TH",
            "payment", "bank",
            "payee.account", "0123456789"));
  }

  Fields with(String field, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    if (value == null) {
      changed.remove(field);
    } else {
      changed.put(field, value);
    }
    return new Fields(changed);
  }

  PayoutRequest request() {
    return new PayoutRequest(
        values.get("payout_id"),
        values.containsKey("amount") ? new BigDecimal(values.get("amount")) : null,
        values.get("currency"),
        values.get("country"),
        values.get("payment"),
        new PayeeRequest(
            values.get("payee.account"), values.get("payee.name"), values.get("payee.bank_name")),
        values.get("accounting_type"),
        values.get("channel"),
        values.get("lane"),
        values.containsKey("priority") ? Integer.valueOf(values.get("priority")) : null,
        instant("not_before"),
        instant("expires_at"),
        values.get("source"),
        values.get("reference"));
  }

  private @Nullable Instant instant(String field) {
    return values.containsKey(field) ? Instant.parse(values.get(field)) : null;
  }
}
