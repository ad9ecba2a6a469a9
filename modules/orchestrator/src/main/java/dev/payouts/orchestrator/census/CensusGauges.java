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

  public CensusGauges(
      Supplier<Collection<Census>> censuses, MeterRegistry meters, InstantSource clock) {
    this.censuses = censuses;
    this.clock = clock;
    this.counts = MultiGauge.builder("payouts.state.count").register(meters);
    this.money = MultiGauge.builder("payouts.state.money").register(meters);
    this.ages = MultiGauge.builder("payouts.state.oldest.age").baseUnit("seconds").register(meters);
  }

  /** Takes the census anew; to be called every few seconds. */
  public void refresh() {
    Map<Census.Slot, Census.Tally> totals = new HashMap<>();
    Collection<Census> now = censuses.get();
    now.forEach(census -> census.addTo(totals));
    List<MultiGauge.Row<?>> countRows = new ArrayList<>();
    List<MultiGauge.Row<?>> moneyRows = new ArrayList<>();
    totals.forEach(
        (slot, tally) -> {
          Tags tags = Tags.of("state", slot.phase().name(), "currency", slot.currency());
          countRows.add(MultiGauge.Row.of(tags, tally.count()));
          moneyRows.add(MultiGauge.Row.of(tags, tally.money()));
        });
    counts.register(countRows, true);
    money.register(moneyRows, true);
    ages.register(ages(now), true);
  }

  private List<MultiGauge.Row<?>> ages(Collection<Census> now) {
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      if (phase != Phase.NONE && !phase.ended()) {
        double age =
            now.stream()
                .map(census -> census.oldest(phase))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(this::age)
                .orElse(0.0);
        rows.add(MultiGauge.Row.of(Tags.of("state", phase.name()), age));
      }
    }
    return rows;
  }

  private double age(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / MILLIS_PER_SECOND;
  }
}
