package dev.payouts.core.rules;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a refused value that is safe to show: short, printable, and with long runs of digits
 * hidden, because in a file with shifted columns any field may hold an account number.
 */
public final class Excerpt {
  private static final int LENGTH_MAX = 24;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\"]");
  private static final Pattern ACCOUNT_LIKE = Pattern.compile("\\p{Nd}(?:[ -]?\\p{Nd}){5,}");

  private Excerpt() {}

  public static String of(@Nullable String value) {
    if (value == null) {
      return "nothing";
    }
    // One more than shown, so that digits cut at the edge still count as a long run.
    String head = value.substring(0, Math.min(value.length(), 2 * LENGTH_MAX));
    String safe = ACCOUNT_LIKE.matcher(head).replaceAll("######");
    safe = UNPRINTABLE.matcher(safe).replaceAll("?");
    boolean cut = safe.length() > LENGTH_MAX || head.length() < value.length();
    return '"' + (cut ? safe.substring(0, Math.min(safe.length(), LENGTH_MAX)) + "…" : safe) + '"';
  }
}
