package dev.payouts.reporting.reconcile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a merchant was told.
 *
 * @param name of its file
 * @param compared the fields that its lines have, or that are assumed of each
 */
record Statement(String name, Set<Field> compared, List<StatementLine> lines) {
  Statement {
    compared = Set.copyOf(compared);
    lines = List.copyOf(lines);
  }

  Optional<Instant> first() {
    return lines.stream()
        .map(StatementLine::at)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  Optional<Instant> last() {
    return lines.stream()
        .map(StatementLine::at)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder());
  }
}
