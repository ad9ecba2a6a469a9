package dev.payouts.reporting.completeness;

import dev.payouts.avro.PayoutState;
import dev.payouts.reporting.completeness.Known.Fate;
import dev.payouts.reporting.sheet.Cell;
import dev.payouts.reporting.sheet.Sheet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts of commands and of payouts, each with what they must add up to. */
final class Balance {
  /** More would be no list any more; the count says how many there are. */
  private static final int LISTED_MAX = 10_000;

  private final Map<Count, Long> commands = new EnumMap<>(Count.class);
  private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
  private final Map<PayoutState, Long> open = new EnumMap<>(PayoutState.class);
  private final List<List<Cell>> listed = new ArrayList<>();
  private long missing;

  /** What commands are counted as. */
  enum Count {
    READ("read"),
    SUBMITS("submits"),
    OTHERS("cancels and resolves"),
    UNDECODABLE("undecodable"),
    DEAD_LETTERS("undecodable with a dead letter"),
    WAITING("not yet read by the orchestrator");

    private final String words;

    /** As the value of a metric's label. */
    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    Count(String words) {
      this.words = words;
    }
  }

  void command(Count what) {
    commands.merge(what, 1L, Long::sum);
  }

  void payout(String id, Known known) {
    Fate fate = known.fate();
    fates.merge(fate, 1L, Long::sum);
    switch (fate) {
      case OPEN ->
          open.merge(known.state() == null ? PayoutState.UNKNOWN : known.state(), 1L, Long::sum);
      case ENDED_UNSEEN ->
          missing(id, "its events say %s, but there is no result".formatted(known.state()));
      case NOWHERE -> missing(id, "no result, no event and no rejection");
      case RESULT, REJECTED -> {
        // Accounted for.
      }
    }
  }

  void missing(String subject, String why) {
    missing++;
    if (listed.size() < LISTED_MAX) {
      listed.add(List.of(Cell.text(subject), Cell.text(why)));
    }
  }

  /** Each count, by a word for what commands are counted as. */
  Map<String, Long> commands() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Count what : Count.values()) {
      counts.put(what.label(), commands.getOrDefault(what, 0L));
    }
    return counts;
  }

  /** Each count, by a word for what became of payouts. */
  Map<String, Long> payouts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Fate fate : Fate.values()) {
      counts.put(fate.name().toLowerCase(Locale.ROOT), count(fate));
    }
    return counts;
  }

  boolean isEven() {
    return missing == 0;
  }

  Sheet sheet() {
    Sheet sheet = new Sheet("balance", List.of("of", "what", "count"));
    for (Count what : Count.values()) {
      row(sheet, "commands", what.words, commands.getOrDefault(what, 0L));
    }
    row(sheet, "payouts", "commanded", fates.values().stream().mapToLong(Long::longValue).sum());
    row(sheet, "payouts", "with a result", count(Fate.RESULT));
    row(sheet, "payouts", "open", count(Fate.OPEN));
    open.forEach((state, count) -> row(sheet, "payouts", "open: " + state, count));
    row(sheet, "payouts", "only rejected", count(Fate.REJECTED));
    row(sheet, "payouts", "ended without a result", count(Fate.ENDED_UNSEEN));
    row(sheet, "payouts", "nowhere", count(Fate.NOWHERE));
    return sheet;
  }

  private long count(Fate fate) {
    return fates.getOrDefault(fate, 0L);
  }

  private static void row(Sheet sheet, String of, String what, long count) {
    sheet.row(List.of(Cell.text(of), Cell.text(what), Cell.count(count)));
  }

  long missing() {
    return missing;
  }

  Sheet missingSheet() {
    Sheet sheet = new Sheet("missing", List.of("subject", "why"));
    listed.forEach(sheet::row);
    return sheet;
  }
}
