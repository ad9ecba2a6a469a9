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

  /** What one payout counts for, and since when. */
  public record Place(Phase phase, String currency, BigDecimal amount, Instant since) {}

  /**
   * By phase, and as {@link Phase#NONE} all payouts that were taken and are not forgotten: counted
   * at those two moments alone, so that what the phases hold can be checked against it.
   */
  private final Map<Phase, Map<String, Tally>> tallies = new EnumMap<>(Phase.class);

  /** Number of payouts by the second in which they entered the phase. */
  private final Map<Phase, TreeMap<Long, Integer>> since = new EnumMap<>(Phase.class);

  /** Counts one that was taken before and is found again. */
  public synchronized void find(Place place) {
    add(place.phase(), place.currency(), new Tally(1, place.amount()));
    if (!place.phase().ended()) {
      since
          .computeIfAbsent(place.phase(), _ -> new TreeMap<>())
          .merge(place.since().getEpochSecond(), 1, Integer::sum);
    }
  }

  /** Counts one that is taken now. */
  public synchronized void take(Place place) {
    find(place);
    add(Phase.NONE, place.currency(), new Tally(1, place.amount()));
  }

  /** Moves one in a single step, since a scrape must not find it nowhere. */
  public synchronized void move(Place from, Place to) {
    leave(from);
    find(to);
  }

  public synchronized void forget(Place place) {
    leave(place);
    add(Phase.NONE, place.currency(), new Tally(-1, place.amount().negate()));
  }

  private void leave(Place place) {
    add(place.phase(), place.currency(), new Tally(-1, place.amount().negate()));
    var bySecond = since.get(place.phase());
    if (bySecond != null) {
      bySecond.computeIfPresent(
          place.since().getEpochSecond(), (_, count) -> count == 1 ? null : count - 1);
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
        (phase, byCurrency) -> {
          if (phase != Phase.NONE) {
            byCurrency.forEach(
                (currency, tally) -> totals.merge(new Slot(phase, currency), tally, Tally::plus));
          }
        });
  }

  /** Takes what is found for what was taken, in currencies of which nobody kept how much it was. */
  public synchronized void trustWhatIsFound() {
    Map<String, Tally> taken = tallies.computeIfAbsent(Phase.NONE, _ -> new HashMap<>());
    found().forEach(taken::putIfAbsent);
  }

  /** By how many payouts what is found differs from what was taken, in each currency. */
  public synchronized Map<String, Long> unaccounted() {
    Map<String, Tally> found = found();
    Map<String, Long> differences = new HashMap<>();
    tallies
        .getOrDefault(Phase.NONE, Map.of())
        .forEach(
            (currency, taken) ->
                differences.put(
                    currency,
                    Math.abs(taken.count() - found.getOrDefault(currency, Tally.NONE).count())));
    return differences;
  }

  private Map<String, Tally> found() {
    Map<String, Tally> found = new HashMap<>();
    tallies.forEach(
        (phase, byCurrency) -> {
          if (phase != Phase.NONE) {
            byCurrency.forEach((currency, tally) -> found.merge(currency, tally, Tally::plus));
          }
        });
    return found;
  }

  synchronized Optional<Instant> oldest(Phase phase) {
    var bySecond = since.get(phase);
    return bySecond == null || bySecond.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(bySecond.firstKey()));
  }
}
