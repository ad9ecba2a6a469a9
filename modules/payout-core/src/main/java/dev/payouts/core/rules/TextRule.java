package dev.payouts.core.rules;

import org.jspecify.annotations.Nullable;

/**
 * What a text field may hold: its alphabet, nothing blank at either end, and a length in
 * characters. The gateway documents no lengths; ours are generous and keep every record small.
 */
record TextRule(String field, Presence presence, int lengthMax, Alphabet alphabet) {
  enum Presence {
    REQUIRED,
    /** May be missing, but not empty: the gateway would be sent an empty field. */
    OPTIONAL,
    /** May be missing or empty, which mean the same. */
    MAY_BE_EMPTY
  }

  TextRule(String field, Presence presence, int lengthMax) {
    this(field, presence, lengthMax, Alphabet.TEXT);
  }

  void check(@Nullable String value, Findings findings) {
    if (value == null) {
      findings.addIf(presence == Presence.REQUIRED, field, "is missing; give one");
    } else if (value.isEmpty()) {
      switch (presence) {
        case REQUIRED -> findings.add(field, "is empty; give one");
        case OPTIONAL -> findings.add(field, "is empty; leave the field out");
        case MAY_BE_EMPTY -> {}
      }
    } else if (value.length() > lengthMax) {
      findings.add(field, "has " + value.length() + " characters; at most " + lengthMax + " fit");
    } else if (!alphabet.spells(value)) {
      findings.add(field, alphabet.problem);
    } else if (!value.strip().equals(value)) {
      findings.add(field, "begins or ends with a blank; remove it");
    }
  }
}
