package dev.payouts.orchestrator.census;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Phase;
import dev.payouts.orchestrator.pacing.UnknownLanes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Figures are taken anew while somebody reads them. */
class ScrapeTest {
  private static final int SCRAPES = 20_000;
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Census census = new Census();
  private final CensusGauges gauges =
      new CensusGauges(() -> List.of(census), meters, InstantSource.fixed(NOW));
  private final UnknownLanes lanes = new UnknownLanes(() -> Map.of("old", 1), meters);

  @Test
  void isWholeAtEveryMoment() {
    census.take(new Census.Place(Phase.PENDING, "THB", BigDecimal.TEN, NOW.minusSeconds(5)));
    refresh();
    AtomicBoolean done = new AtomicBoolean();
    var refreshing =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                refresh();
              }
            });

    for (int i = 0; i < SCRAPES; i++) {
      assertThat(meters.scrape())
          .contains("payouts_state_count{currency=\"THB\",state=\"PENDING\"} 1.0")
          .contains("payouts_state_money{currency=\"THB\",state=\"PENDING\"} 10.0")
          .contains("payouts_state_oldest_age_seconds{state=\"PENDING\"} 5.0")
          .contains("payouts_unaccounted{currency=\"THB\"} 0.0")
          .contains("payouts_lane_unknown{lane=\"old\"} 1.0");
    }
    done.set(true);
    refreshing.join();
  }

  private void refresh() {
    gauges.refresh();
    lanes.refresh();
  }
}
