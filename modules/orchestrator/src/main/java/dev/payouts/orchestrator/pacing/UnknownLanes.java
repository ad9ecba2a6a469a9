package dev.payouts.orchestrator.pacing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports lanes that open payouts name and the configuration does not: nobody pays or asks about
 * these until their lane is configured again. One warning for each lane, and the gauge {@code
 * payouts_lane_unknown} with the number of payouts as long as there are any.
 */
public final class UnknownLanes {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownLanes.class);

  private final Supplier<Map<String, Integer>> stored;
  private final BiConsumer<String, Integer> warning;
  private final MultiGauge gauge;
  private volatile Map<String, Integer> shown = Map.of();
  private final Set<String> warned = new HashSet<>();

  /**
   * @param stored payouts of this instance by the unknown lane they name
   */
  public UnknownLanes(Supplier<Map<String, Integer>> stored, MeterRegistry meters) {
    this(stored, meters, UnknownLanes::warn);
  }

  UnknownLanes(
      Supplier<Map<String, Integer>> stored,
      MeterRegistry meters,
      BiConsumer<String, Integer> warning) {
    this.stored = stored;
    this.warning = warning;
    this.gauge = MultiGauge.builder("payouts.lane.unknown").register(meters);
  }

  /** Looks anew; to be called every few seconds. */
  public void refresh() {
    Map<String, Integer> now = Map.copyOf(stored.get());
    shown = now;
    List<MultiGauge.Row<?>> rows =
        now.entrySet().stream()
            .filter(lane -> lane.getValue() > 0)
            .<MultiGauge.Row<?>>map(lane -> row(lane.getKey()))
            .toList();
    // Without replacing those that are there, which a scrape at that moment would miss.
    gauge.register(rows, false);
    now.forEach(
        (lane, payouts) -> {
          if (payouts > 0 && warned.add(lane)) {
            warning.accept(lane, payouts);
          }
        });
  }

  private MultiGauge.Row<?> row(String lane) {
    return MultiGauge.Row.of(Tags.of("lane", lane), () -> shown.getOrDefault(lane, 0));
  }

  private static void warn(String lane, int payouts) {
    LOG.atWarn()
        .addKeyValue("lane", lane)
        .addKeyValue("payouts", payouts)
        .log(
            "Payouts wait for a lane that is not configured; configure payouts.lanes.<lane> again");
  }
}
