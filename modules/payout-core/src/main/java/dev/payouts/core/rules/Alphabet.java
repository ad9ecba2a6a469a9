package dev.payouts.core.rules;

/** Which characters a text may consist of. */
enum Alphabet {
  /** Any script, but nothing invisible: names are written as their owners write them. */
  TEXT("has a control or invisible character; remove it") {
    @Override
    boolean has(int codePoint) {
      return switch (Character.getType(codePoint)) {
        case Character.CONTROL,
            Character.SURROGATE,
            Character.PRIVATE_USE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            false;
        case Character.FORMAT ->
            codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
        default -> true;
      };
    }
  },
  /**
   * Accounts are typed at a bank's counter; a wide digit or a zero-width space is a copying error.
   */
  ASCII("has a character other than letters A to Z, digits, punctuation and spaces; type it anew") {
    @Override
    boolean has(int codePoint) {
      return codePoint >= ' ' && codePoint <= '~';
    }
  };

  /** Bengali, Hindi and Burmese names are spelled with these two. */
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

  private static final int ZERO_WIDTH_JOINER = 0x200D;

  final String problem;

  Alphabet(String problem) {
    this.problem = problem;
  }

  abstract boolean has(int codePoint);

  boolean spells(String text) {
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      if (!has(text.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }
}
