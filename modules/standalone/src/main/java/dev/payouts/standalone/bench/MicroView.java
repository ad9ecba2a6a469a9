package dev.payouts.standalone.bench;

import dev.payouts.benchmarks.micro.Measured;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Micro-benchmarks' figures. */
final class MicroView implements View {
  private final List<Measured> all;

  MicroView(List<Measured> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public List<String> lines() {
    var table =
        new Table(
            Column.text("subject"),
            Column.number("ns/op"),
            Column.number("±"),
            Column.number("B/op"));
    for (Measured one : all) {
      table.row(
          one.subject(),
          View.digits(0, one.nanos()),
          View.digits(0, one.error()),
          View.digits(0, one.bytes()));
    }
    return View.page("micro: benchmarks=" + all.size(), table);
  }

  @Override
  public String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    for (Measured one : all) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("ns", one.nanos());
      figures.put("ns_error", one.error());
      figures.put("bytes", one.bytes());
      object.put(one.subject().replace(' ', '_'), figures);
    }
    return JsonMapper.shared().writeValueAsString(object);
  }
}
