package dev.payouts.service;

import java.util.Locale;

/** A setting whose value cannot work; the message names the setting in both its spellings. */
public final class InvalidSetting extends IllegalArgumentException {
  public InvalidSetting(String property, String problem) {
    super(property + " (" + environmentName(property) + ") " + oneLine(problem));
  }

  InvalidSetting(String sentence) {
    super(oneLine(sentence));
  }

  /** The check of a settings record: its message must never hold a secret's value. */
  public static void unless(boolean valid, String property, String problem) {
    if (!valid) {
      throw new InvalidSetting(property, problem);
    }
  }

  /** A value may hold anything, and a start that fails says one sentence. */
  private static String oneLine(String problem) {
    return problem.replaceAll("\\p{Cntrl}", "?");
  }

  static String environmentName(String property) {
    return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
