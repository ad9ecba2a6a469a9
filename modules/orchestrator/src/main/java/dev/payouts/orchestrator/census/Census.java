package dev.payouts.orchestrator.census;

import dev.payouts.core.Phase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts payouts by phase: number, money by currency, and the oldest. Kept by one stream task, read
 * by the metrics' thread.
 */
public final class Census {
  /** Number of payouts and sum of money in one currency. */
  public record Tally(int count, BigDecimal money) {
    static final Tally NONE = new Tally(0, BigDecimal.ZERO);
  }

  /** Which tally. */
  public record Slot(Phase phase, String currency) {}

  private final Map<Slot, Tally> tallies = new HashMap<>();

  /** Number of payouts by the second in which they entered the phase. */
  private final Map<Phase, TreeMap<Long, Integer>> since = new EnumMap<>(Phase.class);

  public synchronized void enter(Phase phase, String currency, BigDecimal amount, Instant at) {
    tallies.merge(
        new Slot(phase, currency),
        new Tally(1, amount),
        (old, added) -> new Tally(old.count() + 1, old.money().add(amount)));
    if (!phase.ended()) {
      since
          .computeIfAbsent(phase, _ -> new TreeMap<>())
          .merge(at.getEpochSecond(), 1, Integer::sum);
    }
  }

  public synchronized void leave(Phase phase, String currency, BigDecimal amount, Instant at) {
    tallies.computeIfPresent(
        new Slot(phase, currency),
        (_, old) -> new Tally(old.count() - 1, old.money().subtract(amount)));
    var bySecond = since.get(phase);
    if (bySecond != null) {
      bySecond.computeIfPresent(at.getEpochSecond(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /** What is counted now. */
  public synchronized Map<Slot, Tally> snapshot() {
    return Map.copyOf(tallies);
  }

  synchronized void addTo(Map<Slot, Tally> totals) {
    tallies.forEach(
        (slot, tally) ->
            totals.merge(
                slot,
                tally,
                (one, other) ->
                    new Tally(one.count() + other.count(), one.money().add(other.money()))));
  }

  synchronized Optional<Instant> oldest(Phase phase) {
    var bySecond = since.get(phase);
    return bySecond == null || bySecond.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(bySecond.firstKey()));
  }
}
