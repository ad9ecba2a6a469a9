package dev.payouts.proofs.fuzz;

import dev.payouts.core.rules.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the product says of bad input: something a person can read, and not the input itself. */
final class Speech {
  /** Room for every column's name, not for a hostile value. */
  private static final int LENGTH_MAX = 600;

  private Speech() {}

  static void require(@Nullable String text) {
    Door.require(text != null && !text.isBlank(), "refused without a word");
    Door.require(
        text == null || text.length() <= LENGTH_MAX,
        "answered with " + (text == null ? 0 : text.length()) + " characters");
    Door.require(
        text == null || text.chars().noneMatch(Character::isISOControl),
        "answered with control characters: " + text);
  }

  static void require(List<Violation> violations) {
    Door.require(!violations.isEmpty(), "refused without a word");
    for (Violation violation : violations) {
      require(violation.field());
      require(violation.problem());
    }
  }
}
