package dev.payouts.producer.input;

/** Makes a field's or column's name from outside fit to be shown. */
final class Names {
  private static final int LENGTH_MAX = 40;
  private static final String NAMELESS = "(without a name)";

  private Names() {}

  static String shown(String name) {
    if (name.isBlank()) {
      return NAMELESS;
    }
    String cut = name.length() > LENGTH_MAX ? name.substring(0, LENGTH_MAX) + "…" : name;
    // A file without a header has an account number for a name.
    return cut.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}\"]", "?").replaceAll("\\p{Nd}{6,}", "######");
  }
}
