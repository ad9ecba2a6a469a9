package dev.payouts.standalone.bench;

import dev.payouts.benchmarks.throughput.Spread;
import dev.payouts.benchmarks.throughput.Throughput;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A throughput benchmark's figures. */
final class ThroughputView implements View {
  private final Throughput measured;

  ThroughputView(Throughput measured) {
    this.measured = measured;
  }

  @Override
  public List<String> lines() {
    return View.page(
        String.format(
            Locale.ROOT,
            "throughput: payouts_per_second=%.0f floor_payouts_per_second=%.0f ratio=%.2f",
            measured.perSecond().median(),
            measured.floorPerSecond().median(),
            measured.ratio()),
        processes(),
        topics(),
        rates());
  }

  private Table rates() {
    var table =
        new Table(
            Column.text("payouts per second"),
            Column.number("median"),
            Column.number("min"),
            Column.number("max"));
    rate(table, "the calls alone", measured.floorPerSecond());
    rate(table, "the product", measured.perSecond());
    return table;
  }

  private static void rate(Table table, String name, Spread spread) {
    table.row(name, rounded(spread.median()), rounded(spread.least()), rounded(spread.most()));
  }

  private Table processes() {
    var table =
        new Table(
            Column.text("process"),
            Column.number("CPU ms per payout"),
            Column.number("peak memory"));
    Map<String, Long> memory = measured.memory();
    measured
        .processorMillis()
        .forEach(
            (name, millis) ->
                table.row(
                    name,
                    View.digits(3, millis),
                    memory.containsKey(name) ? Numbers.megabytes(memory.get(name)) : ""));
    table.row(
        "together",
        View.digits(3, sum(measured.processorMillis())),
        Numbers.megabytes(measured.memoryTogether()));
    return table;
  }

  private Table topics() {
    var table =
        new Table(
            Column.text("topic"),
            Column.number("records per payout"),
            Column.number("bytes per payout"));
    Map<String, Double> bytes = measured.bytes();
    measured
        .records()
        .forEach(
            (topic, records) -> {
              if (records > 0) {
                table.row(topic, View.digits(2, records), rounded(bytes.getOrDefault(topic, 0.0)));
              }
            });
    table.row("together", View.digits(2, sum(measured.records())), rounded(sum(bytes)));
    return table;
  }

  private static double sum(Map<String, Double> figures) {
    return figures.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static String rounded(double figure) {
    return Numbers.count(Math.round(figure));
  }

  @Override
  public String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("payouts_per_second", measured.perSecond().median());
    object.put("payouts_per_second_min", measured.perSecond().least());
    object.put("payouts_per_second_max", measured.perSecond().most());
    object.put("floor_payouts_per_second", measured.floorPerSecond().median());
    object.put("floor_payouts_per_second_min", measured.floorPerSecond().least());
    object.put("floor_payouts_per_second_max", measured.floorPerSecond().most());
    object.put("ratio", measured.ratio());
    object.put("cpu_ms_per_payout", measured.processorMillis());
    object.put("records_per_payout", measured.records());
    object.put("bytes_per_payout", measured.bytes());
    object.put("peak_bytes", measured.memory());
    object.put("peak_bytes_together", measured.memoryTogether());
    return JsonMapper.shared().writeValueAsString(object);
  }
}
