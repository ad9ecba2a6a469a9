package dev.payouts.core.rules;

/**
 * One field that breaks a rule.
 *
 * @param field name as in the Avro schema. Example: payee.bank_name
 * @param problem what is wrong with the value and what to do, read after the field's name; never an
 *     account number. Example: has 3 decimals, THB allows 2
 */
public record Violation(String field, String problem) {
  @Override
  public String toString() {
    return field + " " + problem;
  }
}
