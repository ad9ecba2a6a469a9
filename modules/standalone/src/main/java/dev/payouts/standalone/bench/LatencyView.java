package dev.payouts.standalone.bench;

import dev.payouts.benchmarks.latency.Latency;
import dev.payouts.benchmarks.latency.Stage;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A latency benchmark's figures. */
final class LatencyView implements View {
  private final Latency measured;

  LatencyView(Latency measured) {
    this.measured = measured;
  }

  @Override
  public List<String> lines() {
    var table =
        new Table(
            Column.text("milliseconds"),
            Column.number("p50"),
            Column.number("p99"),
            Column.number("p99.9"),
            Column.number("max"));
    measured
        .stages()
        .forEach(
            (stage, figures) ->
                table.row(
                    stage.words(),
                    View.digits(1, figures.p50()),
                    View.digits(1, figures.p99()),
                    View.digits(1, figures.p999()),
                    View.digits(1, figures.most())));
    Latency.Figures whole = measured.of(Stage.COMMAND_TO_RESULT);
    return View.page(
        String.format(
            Locale.ROOT,
            "latency: rate=%d payouts=%d p50_ms=%.1f p99_ms=%.1f p999_ms=%.1f",
            measured.perSecond(),
            measured.payouts(),
            whole.p50(),
            whole.p99(),
            whole.p999()),
        table);
  }

  @Override
  public String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("rate", measured.perSecond());
    object.put("payouts", measured.payouts());
    measured
        .stages()
        .forEach(
            (stage, figures) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("p50_ms", figures.p50());
              one.put("p99_ms", figures.p99());
              one.put("p999_ms", figures.p999());
              one.put("max_ms", figures.most());
              object.put(stage.name().toLowerCase(Locale.ROOT), one);
            });
    return JsonMapper.shared().writeValueAsString(object);
  }
}
