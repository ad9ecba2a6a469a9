package dev.payouts.core.rules;

import java.util.ArrayList;
import java.util.List;

/** Collects violations in the order of the fields; at most one a field, the first that applies. */
final class Findings {
  private final List<Violation> violations = new ArrayList<>(0);

  void add(String field, String problem) {
    violations.add(new Violation(field, problem));
  }

  void addIf(boolean broken, String field, String problem) {
    if (broken) {
      add(field, problem);
    }
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }
}
