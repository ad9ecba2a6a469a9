package dev.payouts.reporting.reconcile;

import dev.payouts.avro.PayoutStatus;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How a statement is read.
 *
 * @param columns the header's name of each field; a field that is not here is not compared
 * @param named fields whose column was named, and must therefore be there
 * @param grouping between thousands
 * @param negate whether amounts are written as what leaves the account
 * @param dateFormat a pattern of Java; ISO 8601 if empty
 * @param zone of dates that say none
 * @param statuses what the statement's words mean, in lower case
 * @param assumed what a statement without a status column says of each line
 * @param expected results that a statement must have a line for
 */
record Mapping(
    Map<Field, String> columns,
    Set<Field> named,
    char delimiter,
    char decimal,
    Optional<Character> grouping,
    boolean negate,
    Optional<String> dateFormat,
    Optional<ZoneId> zone,
    Charset charset,
    Map<String, StatementStatus> statuses,
    Optional<StatementStatus> assumed,
    Set<PayoutStatus> expected) {
  Mapping {
    columns = Map.copyOf(columns);
    named = Set.copyOf(named);
    statuses = Map.copyOf(statuses);
    expected = Set.copyOf(expected);
  }

  /** The names of the gateway's callbacks, amounts such as 1234.50, dates of ISO 8601. */
  static Mapping usual() {
    Map<Field, String> columns = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      columns.put(field, field.usualColumn());
    }
    return new Mapping(
        columns,
        EnumSet.noneOf(Field.class),
        ',',
        '.',
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        StandardCharsets.UTF_8,
        words(usualWords()),
        Optional.of(StatementStatus.COMPLETED),
        EnumSet.of(PayoutStatus.COMPLETED, PayoutStatus.REFUNDED));
  }

  /** The gateway's own words first. */
  static Map<StatementStatus, String> usualWords() {
    Map<StatementStatus, String> words = new TreeMap<>();
    words.put(StatementStatus.COMPLETED, "completed,success,paid");
    words.put(StatementStatus.FAILED, "failed");
    words.put(StatementStatus.REJECTED, "reject,rejected");
    words.put(StatementStatus.REFUNDED, "refund,refunded");
    words.put(StatementStatus.OVERDUE, "overdue");
    words.put(StatementStatus.PENDING, "pending,processing");
    return words;
  }

  static Map<String, StatementStatus> words(Map<StatementStatus, String> lists) {
    Map<String, StatementStatus> words = new HashMap<>();
    lists.forEach(
        (status, list) -> {
          for (String word : list.split(",", -1)) {
            if (!word.isBlank()) {
              words.put(StatementStatus.key(word), status);
            }
          }
        });
    return words;
  }
}
