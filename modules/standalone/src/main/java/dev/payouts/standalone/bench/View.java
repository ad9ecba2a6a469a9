package dev.payouts.standalone.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a benchmark measured, for people and for programs. */
interface View {
  List<String> lines();

  /** One object, on one line. */
  String json();

  /** Empty for what is not drawn. */
  default Optional<Plot> plot() {
    return Optional.empty();
  }

  static String digits(int count, double figure) {
    return String.format(Locale.ROOT, "%,." + count + "f", figure);
  }
}
