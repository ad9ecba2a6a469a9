package dev.payouts.standalone.manual;

/** What commands are for, in the order in which somebody new to this needs them. */
enum Section {
  START("try it"),
  PAYOUTS("pay with it"),
  REPORT("count it"),
  OPERATE("operate it"),
  PROVE("try to break it: ./payouts prove PROOF"),
  BENCH("measure it: ./payouts bench BENCHMARK"),
  REST("and");

  private final String title;

  Section(String title) {
    this.title = title;
  }

  /** Whether all of its commands have the same first word. */
  boolean isOfSeveral() {
    return this == PROVE || this == BENCH;
  }

  String title() {
    return title;
  }
}
