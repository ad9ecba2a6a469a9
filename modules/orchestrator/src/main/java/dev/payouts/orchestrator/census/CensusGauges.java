package dev.payouts.orchestrator.census;

import dev.payouts.core.Phase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows the census of this instance's partitions as gauges. */
public final class CensusGauges {
  private static final double MILLIS_PER_SECOND = 1000.0;

  private final Supplier<Collection<Census>> censuses;
  private final InstantSource clock;
  private final MultiGauge counts;
  private final MultiGauge money;
  private final MultiGauge ages;
  private final MultiGauge differences;
  private volatile Map<Census.Slot, Census.Tally> totals = Map.of();
  private volatile Map<Phase, Double> oldest = Map.of();
  private volatile Map<String, Long> unaccounted = Map.of();

  public CensusGauges(
      Supplier<Collection<Census>> censuses, MeterRegistry meters, InstantSource clock) {
    this.censuses = censuses;
    this.clock = clock;
    this.counts = MultiGauge.builder("payouts.state.count").register(meters);
    this.money = MultiGauge.builder("payouts.state.money").register(meters);
    this.ages = MultiGauge.builder("payouts.state.oldest.age").baseUnit("seconds").register(meters);
    this.differences = MultiGauge.builder("payouts.unaccounted").register(meters);
  }

  /**
   * Takes the census anew; to be called every few seconds. Gauges that are there stay and read what
   * was taken last: one that is replaced is missing from a scrape at that moment, or fails it.
   */
  public void refresh() {
    Collection<Census> now = censuses.get();
    Map<Census.Slot, Census.Tally> sums = new HashMap<>();
    now.forEach(census -> census.addTo(sums));
    totals = sums;
    oldest = ages(now);
    unaccounted = differences(now);
    List<MultiGauge.Row<?>> countRows = new ArrayList<>();
    List<MultiGauge.Row<?>> moneyRows = new ArrayList<>();
    for (Census.Slot slot : sums.keySet()) {
      Tags tags = Tags.of("state", slot.phase().name(), "currency", slot.currency());
      countRows.add(MultiGauge.Row.of(tags, () -> total(slot).count()));
      moneyRows.add(MultiGauge.Row.of(tags, () -> total(slot).money()));
    }
    counts.register(countRows, false);
    money.register(moneyRows, false);
    ages.register(
        oldest.keySet().stream()
            .<MultiGauge.Row<?>>map(
                phase ->
                    MultiGauge.Row.of(
                        Tags.of("state", phase.name()), () -> oldest.getOrDefault(phase, 0.0)))
            .toList(),
        false);
    differences.register(
        unaccounted.keySet().stream()
            .<MultiGauge.Row<?>>map(
                currency ->
                    MultiGauge.Row.of(
                        Tags.of("currency", currency),
                        () -> unaccounted.getOrDefault(currency, 0L)))
            .toList(),
        false);
  }

  /** Partition by partition: one too many in one must not make up for one that another lacks. */
  private static Map<String, Long> differences(Collection<Census> censuses) {
    Map<String, Long> sums = new HashMap<>();
    for (Census census : censuses) {
      census.unaccounted().forEach((currency, count) -> sums.merge(currency, count, Long::sum));
    }
    return sums;
  }

  private Census.Tally total(Census.Slot slot) {
    return totals.getOrDefault(slot, Census.Tally.NONE);
  }

  private Map<Phase, Double> ages(Collection<Census> now) {
    Map<Phase, Double> found = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      if (phase != Phase.NONE && !phase.ended()) {
        double age =
            now.stream()
                .map(census -> census.oldest(phase))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(this::age)
                .orElse(0.0);
        found.put(phase, age);
      }
    }
    return found;
  }

  private double age(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / MILLIS_PER_SECOND;
  }
}
