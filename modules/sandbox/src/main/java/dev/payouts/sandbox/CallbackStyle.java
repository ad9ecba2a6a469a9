package dev.payouts.sandbox;

/** Which callbacks an order with a notify_url causes. */
enum CallbackStyle {
  NORMAL("one for each status"),
  BEFORE_ANSWER("the first arrives before order/new is answered"),
  TWICE("each is sent twice"),
  FORGED("forged ones first: they say completed, signed with a wrong secret or not at all"),
  NEVER("none"),
  REPLAYED("after the last one all earlier ones are sent again, the oldest last"),
  STRANGERS("each comes with one, signed, for an order that nobody ever asked for");

  private final String meaning;

  CallbackStyle(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }
}
