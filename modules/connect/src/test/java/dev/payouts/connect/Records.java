package dev.payouts.connect;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Results to write, and what a row must show of a record. */
final class Records {
  /** In an hour that clocks of zones with summer time have twice, to the millisecond. */
  static final Instant ACCEPTED = Instant.parse("2026-10-25T00:59:59.999Z");

  /** All twenty digits, the most the schemas allow. */
  static final BigDecimal LARGEST = new BigDecimal("99999999999999.999999");

  static final BigDecimal SMALLEST = new BigDecimal("0.000001");

  private Records() {}

  static PayoutResult.Builder result(String id, PayoutStatus status) {
    return PayoutResult.newBuilder()
        .setPayoutId(id)
        .setRevision(1)
        .setStatus(status)
        .setAmount(new BigDecimal("100.250000"))
        .setCurrency("THB")
        .setPayeeAccountMasked("****6789")
        .setAttempts(1)
        .setLane("default")
        .setSource("payroll")
        .setAcceptedAt(ACCEPTED)
        .setDecidedAt(ACCEPTED.plusMillis(1_002));
  }

  /** The record's fields as a row shows them: words of enums as text, all else as it is. */
  static Map<String, @Nullable Object> row(SpecificRecord record) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      row.put(field.name(), value instanceof Enum<?> word ? word.name() : value);
    }
    return row;
  }
}
