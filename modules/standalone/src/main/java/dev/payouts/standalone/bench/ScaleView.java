package dev.payouts.standalone.bench;

import dev.payouts.benchmarks.scale.Scale;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A scale benchmark's figures. */
final class ScaleView implements View {
  private static final List<String> SHOWN =
      List.of("orchestrator", "worker", "poller", "broker", "sandbox");

  private final Scale measured;

  ScaleView(Scale measured) {
    this.measured = measured;
  }

  @Override
  public List<String> lines() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.number("of each"));
    columns.add(Column.number("payouts/s"));
    columns.add(Column.number("min"));
    columns.add(Column.number("max"));
    SHOWN.forEach(role -> columns.add(Column.number(role + " CPUs")));
    var table = new Table(columns.toArray(Column[]::new));
    for (Scale.Point point : measured.points()) {
      List<String> cells = new ArrayList<>();
      cells.add(Numbers.count(point.instances()));
      cells.add(View.digits(0, point.perSecond().median()));
      cells.add(View.digits(0, point.perSecond().least()));
      cells.add(View.digits(0, point.perSecond().most()));
      SHOWN.forEach(role -> cells.add(View.digits(2, load(point, role))));
      table.row(cells.toArray(String[]::new));
    }
    return View.page(
        String.format(
            Locale.ROOT,
            "scale: instances=%d share=%.2f payouts_per_second=%.0f gain=%.2f",
            measured.points().getLast().instances(),
            measured.share(),
            measured.points().getLast().perSecond().median(),
            measured.gain()),
        table);
  }

  private static double load(Scale.Point point, String role) {
    return point.load().entrySet().stream()
        .filter(process -> process.getKey().startsWith(role + "-"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  @Override
  public String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("share", measured.share());
    object.put("gain", measured.gain());
    object.put("points", measured.points().stream().map(ScaleView::fields).toList());
    return JsonMapper.shared().writeValueAsString(object);
  }

  private static Map<String, Object> fields(Scale.Point point) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("instances", point.instances());
    fields.put("payouts_per_second", point.perSecond().median());
    fields.put("processors_by_process", point.load());
    return fields;
  }

  @Override
  public Optional<Plot> plot() {
    Plot plot = new Plot("Payouts a second by instances", "instances of each", "payouts/s");
    double one = measured.points().getFirst().perSecond().median();
    plot.line(
        "measured",
        measured.points().stream()
            .map(point -> new Plot.Point(point.instances(), point.perSecond().median()))
            .toList());
    plot.line(
        "in proportion",
        measured.points().stream()
            .map(point -> new Plot.Point(point.instances(), point.instances() * one))
            .toList());
    return Optional.of(plot);
  }
}
