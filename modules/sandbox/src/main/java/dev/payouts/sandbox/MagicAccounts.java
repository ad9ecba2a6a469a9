package dev.payouts.sandbox;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The accounts at which the sandbox misbehaves, for whoever wants to see all of it. */
public final class MagicAccounts {
  private MagicAccounts() {}

  /** With what an account begins, and how the gateway then behaves, in a few words. */
  public static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Behaviour behaviour : Behaviour.values()) {
      all.put(behaviour.prefix(), words(behaviour));
    }
    return all;
  }

  static String words(Behaviour behaviour) {
    return behaviour.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
