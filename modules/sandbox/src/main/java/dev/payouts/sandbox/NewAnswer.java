package dev.payouts.sandbox;

/** How order/new answers, apart from what becomes of the order. */
enum NewAnswer {
  SHOWN("answers with the order"),
  DECLINED("answers an error envelope; no order exists afterwards"),
  DECLINED_THOUGH_ACCEPTED("answers an error envelope, yet the order exists"),
  BUSY_ONCE("answers 503 to the first POST without accepting it, accepts the second"),
  THROTTLED_ONCE("answers 429 to the first POST without accepting it, accepts the second"),
  BUSY("answers 503 to every POST and accepts none"),
  LOST("accepts, then closes the connection without an answer"),
  LATE("accepts; the answer comes after " + Delay.LATE_ANSWER.label()),
  STALLED("accepts; sends half of the answer, closes after " + Delay.LATE_ANSWER.label()),
  SERVER_ERROR("accepts, then answers 500 with an HTML page"),
  HTML("accepts, then answers 200 with an HTML page"),
  HALF_JSON("accepts, then answers half a JSON"),
  BARE_WORD("accepts, then answers the bare word `OK`"),
  EMPTY("accepts, then answers 200 with no body"),
  REDIRECTED("accepts, then answers 302"),
  OTHER_ORDER("accepts, then answers with another order's payment"),
  GZIP_BOMB("accepts, then answers in gzip that nobody asked for, 64 MiB once unpacked");

  private final String meaning;

  NewAnswer(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }

  /**
   * Whether a POST makes an order.
   *
   * @param postsBefore POSTs of the same merchant_order_id seen before this one
   */
  boolean accepts(int postsBefore) {
    return switch (this) {
      case DECLINED, BUSY -> false;
      case BUSY_ONCE, THROTTLED_ONCE -> postsBefore > 0;
      case SHOWN,
          DECLINED_THOUGH_ACCEPTED,
          LOST,
          LATE,
          STALLED,
          SERVER_ERROR,
          HTML,
          HALF_JSON,
          BARE_WORD,
          EMPTY,
          REDIRECTED,
          OTHER_ORDER,
          GZIP_BOMB ->
          true;
    };
  }
}
