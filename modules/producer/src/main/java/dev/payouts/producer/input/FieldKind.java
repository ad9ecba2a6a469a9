package dev.payouts.producer.input;

/** What a JSON value must be to fill a field. */
enum FieldKind {
  TEXT("is not a text; write it in quotes"),
  /** A text or a number, read digit by digit so that no float ever rounds it. */
  DECIMAL("is neither a text nor a number; write it as \"100.00\""),
  WHOLE_NUMBER("is not a number; write it without quotes");

  final String problem;

  FieldKind(String problem) {
    this.problem = problem;
  }
}
