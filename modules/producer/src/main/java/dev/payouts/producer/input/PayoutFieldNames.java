package dev.payouts.producer.input;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of a payout's fields: those of the Avro schemas, and in CSV the same without dots. */
final class PayoutFieldNames {
  private PayoutFieldNames() {}

  static Map<String, FieldKind> kinds() {
    Map<String, FieldKind> kinds = new LinkedHashMap<>();
    kinds.put("payout_id", FieldKind.TEXT);
    kinds.put("amount", FieldKind.DECIMAL);
    kinds.put("currency", FieldKind.TEXT);
    kinds.put("country", FieldKind.TEXT);
    kinds.put("payment", FieldKind.TEXT);
    kinds.put("payee.account", FieldKind.TEXT);
    kinds.put("payee.name", FieldKind.TEXT);
    kinds.put("payee.bank_name", FieldKind.TEXT);
    kinds.put("accounting_type", FieldKind.TEXT);
    kinds.put("channel", FieldKind.TEXT);
    kinds.put("lane", FieldKind.TEXT);
    kinds.put("priority", FieldKind.WHOLE_NUMBER);
    kinds.put("not_before", FieldKind.TEXT);
    kinds.put("expires_at", FieldKind.TEXT);
    kinds.put("source", FieldKind.TEXT);
    kinds.put("reference", FieldKind.TEXT);
    return Collections.unmodifiableMap(kinds);
  }

  static String column(String field) {
    return field.replace('.', '_');
  }
}
