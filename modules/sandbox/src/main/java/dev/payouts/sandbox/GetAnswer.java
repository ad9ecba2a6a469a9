package dev.payouts.sandbox;

/** How order/get answers for an order that exists. */
enum GetAnswer {
  SHOWN("shows the order"),
  OTHER_AMOUNT("shows an amount one unit higher"),
  OTHER_CURRENCY("shows another currency"),
  OTHER_PAYEE("shows another payee"),
  HIDDEN_AT_FIRST("says not found for " + Delay.HIDDEN.label()),
  NEVER_FOUND("says not found for ever, though the order exists and is paid"),
  GARBAGE_FIRST("answers garbage three times, then shows the order"),
  INCONCLUSIVE("answers garbage for ever");

  private final String meaning;

  GetAnswer(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }
}
