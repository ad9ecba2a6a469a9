package dev.payouts.standalone.manual;

import java.util.Collection;
import java.util.Optional;

/** What somebody meant who wrote something else. The launcher, which has no JVM, does the same. */
public final class Nearest {
  /** A shorter word has too many neighbours. */
  private static final int LENGTH_MIN = 3;

  private Nearest() {}

  /** The word that is at most two letters away, else the first that begins like it. */
  public static Optional<String> to(String written, Collection<String> words) {
    if (written.length() < LENGTH_MIN) {
      return Optional.empty();
    }
    int best = written.length() == LENGTH_MIN ? 2 : 3;
    String nearest = null;
    for (String word : words) {
      int distance = distance(written, word);
      if (distance < best) {
        best = distance;
        nearest = word;
      }
    }
    return nearest != null
        ? Optional.of(nearest)
        : words.stream().filter(word -> word.startsWith(written)).findFirst();
  }

  /** Letters to change, add or take away (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
