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
  public record Tally(long count, BigDecimal money) {
    static final Tally NONE = new Tally(0, BigDecimal.ZERO);

    Tally plus(Tally other) {
      return new Tally(count + other.count, money.add(other.money));
    }
  }

  /** Which tally. */
  public record Slot(Phase phase, String currency) {}

  private final Map<Phase, Map<String, Tally>> tallies = new EnumMap<>(Phase.class);

  /** Number of payouts by the second in which they entered the phase. */
  private final Map<Phase, TreeMap<Long, Integer>> since = new EnumMap<>(Phase.class);

  public synchronized void enter(Phase phase, String currency, BigDecimal amount, Instant at) {
    add(phase, currency, new Tally(1, amount));
    if (!phase.ended()) {
      since
          .computeIfAbsent(phase, _ -> new TreeMap<>())
          .merge(at.getEpochSecond(), 1, Integer::sum);
    }
  }

  public synchronized void leave(Phase phase, String currency, BigDecimal amount, Instant at) {
    add(phase, currency, new Tally(-1, amount.negate()));
    var bySecond = since.get(phase);
    if (bySecond != null) {
      bySecond.computeIfPresent(at.getEpochSecond(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /** Begins with a tally that was counted before. */
  public synchronized void set(Phase phase, String currency, Tally tally) {
    tallies.computeIfAbsent(phase, _ -> new HashMap<>()).put(currency, tally);
  }

  public synchronized Tally tally(Phase phase, String currency) {
    return tallies.getOrDefault(phase, Map.of()).getOrDefault(currency, Tally.NONE);
  }

  private void add(Phase phase, String currency, Tally more) {
    tallies.computeIfAbsent(phase, _ -> new HashMap<>()).merge(currency, more, Tally::plus);
  }

  /** What is counted now. */
  public synchronized Map<Slot, Tally> snapshot() {
    Map<Slot, Tally> totals = new HashMap<>();
    addTo(totals);
    return totals;
  }

  synchronized void addTo(Map<Slot, Tally> totals) {
    tallies.forEach(
        (phase, byCurrency) ->
            byCurrency.forEach(
                (currency, tally) -> totals.merge(new Slot(phase, currency), tally, Tally::plus)));
  }

  synchronized Optional<Instant> oldest(Phase phase) {
    var bySecond = since.get(phase);
    return bySecond == null || bySecond.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(bySecond.firstKey()));
  }
}
