package dev.payouts.orchestrator.pacing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Shows permits in use, their limits, the queue and the switch of every lane as gauges. */
public final class LaneGauges {
  private LaneGauges() {}

  public static void register(
      Lanes lanes, Supplier<Map<String, LaneUse>> uses, MeterRegistry meters) {
    for (String lane : lanes.names()) {
      gauge("payouts.lane.permits.used", lane, uses, LaneUse::attempts, meters);
      gauge("payouts.lane.permits.limit", lane, uses, LaneUse::attemptsMax, meters);
      gauge("payouts.lane.inquiries.used", lane, uses, LaneUse::inquiries, meters);
      gauge("payouts.lane.inquiries.limit", lane, uses, LaneUse::inquiriesMax, meters);
      gauge("payouts.lane.queue", lane, uses, LaneUse::queued, meters);
      gauge("payouts.lane.probing", lane, uses, LaneUse::probing, meters);
      Gauge.builder("payouts.lane.open", lanes, all -> all.limits(lane).open() ? 1 : 0)
          .tag("lane", lane)
          .strongReference(true)
          .register(meters);
    }
  }

  private static void gauge(
      String name,
      String lane,
      Supplier<Map<String, LaneUse>> uses,
      ToDoubleFunction<LaneUse> value,
      MeterRegistry meters) {
    Gauge.builder(
            name,
            uses,
            supplier -> value.applyAsDouble(supplier.get().getOrDefault(lane, LaneUse.NONE)))
        .tag("lane", lane)
        // Nobody else keeps the supplier; without it the gauge would show NaN after a while.
        .strongReference(true)
        .register(meters);
  }
}
