package dev.payouts.standalone.bench;

import dev.payouts.benchmarks.growth.Growth;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/** A growth benchmark's figures. */
final class GrowthView implements View {
  private final Growth measured;

  GrowthView(Growth measured) {
    this.measured = measured;
  }

  @Override
  public List<String> lines() {
    var table =
        new Table(
            Column.number("payouts in the store"),
            Column.number("payouts/s"),
            Column.number("calls alone"),
            Column.number("ratio"),
            Column.number("restart s"),
            Column.number("from Kafka s"),
            Column.number("by a copy s"),
            Column.number("on disk"),
            Column.number("memory"));
    for (Growth.Point point : measured.points()) {
      table.row(
          Numbers.count(point.payouts()),
          View.digits(0, point.perSecond().median()),
          View.digits(0, point.floors().median()),
          View.digits(2, point.ratio()),
          View.digits(1, point.restartSeconds()),
          View.digits(1, point.restoreSeconds()),
          View.digits(1, point.standbySeconds()),
          Numbers.megabytes(point.stateBytes()),
          Numbers.megabytes(point.memoryBytes()));
    }
    Growth.Point last = measured.points().getLast();
    return View.page(
        String.format(
            Locale.ROOT,
            "growth: payouts=%d kept=%.2f restart_s=%.1f from_kafka_s=%.1f standby_s=%.1f",
            last.payouts(),
            measured.kept(),
            last.restartSeconds(),
            last.restoreSeconds(),
            last.standbySeconds()),
        table);
  }

  @Override
  public String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kept", measured.kept());
    object.put("points", measured.points().stream().map(GrowthView::fields).toList());
    return JsonMapper.shared().writeValueAsString(object);
  }

  private static Map<String, Object> fields(Growth.Point point) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("payouts", point.payouts());
    fields.put("payouts_per_second", point.perSecond().median());
    fields.put("floor_payouts_per_second", point.floors().median());
    fields.put("ratio", point.ratio());
    fields.put("restart_s", point.restartSeconds());
    fields.put("from_kafka_s", point.restoreSeconds());
    fields.put("standby_s", point.standbySeconds());
    fields.put("state_bytes", point.stateBytes());
    fields.put("orchestrator_peak_bytes", point.memoryBytes());
    return fields;
  }

  @Override
  public Optional<Plot> plot() {
    Plot plot = new Plot("Seconds until new payouts are paid", "payouts in the store", "seconds");
    plot.line("from Kafka", points(Growth.Point::restoreSeconds));
    plot.line("by a copy", points(Growth.Point::standbySeconds));
    plot.line("own state on disk", points(Growth.Point::restartSeconds));
    return Optional.of(plot.logarithmicAcross());
  }

  private List<Plot.Point> points(ToDoubleFunction<Growth.Point> figure) {
    return measured.points().stream()
        .map(point -> new Plot.Point(point.payouts(), figure.applyAsDouble(point)))
        .toList();
  }
}
