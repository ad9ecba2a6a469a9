package dev.payouts.standalone.bench;

import dev.payouts.benchmarks.backlog.Backlog;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A backlog benchmark's figures. */
final class BacklogView implements View {
  private final Backlog measured;

  BacklogView(Backlog measured) {
    this.measured = measured;
  }

  @Override
  public List<String> lines() {
    var table =
        new Table(
            Column.text("phase"),
            Column.number("seconds"),
            Column.number("accepted/s"),
            Column.number("queued"),
            Column.number("doubtful"),
            Column.number("orchestrator"),
            Column.number("all processes"));
    for (Backlog.Phase phase : measured.phases()) {
      table.row(
          phase.name(),
          View.digits(0, phase.seconds()),
          View.digits(1, phase.answered()),
          Numbers.count(phase.queued()),
          Numbers.count(phase.doubtful()),
          Numbers.megabytes(phase.orchestratorBytes()),
          Numbers.megabytes(phase.togetherBytes()));
    }
    return View.page(
        String.format(
            Locale.ROOT,
            "backlog: payouts=%d gateway_per_second=%d farthest=%.1f%% doubtful=%d not_accepted=%d restart_s=%.1f",
            measured.payouts(),
            measured.perSecond(),
            measured.farthest() * 100,
            measured.doubtful(),
            measured.notAccepted(),
            measured.restartSeconds()),
        table);
  }

  @Override
  public String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("payouts", measured.payouts());
    object.put("gateway_per_second", measured.perSecond());
    object.put("farthest", measured.farthest());
    object.put("doubtful", measured.doubtful());
    object.put("not_accepted", measured.notAccepted());
    object.put("restart_s", measured.restartSeconds());
    object.put("phases", measured.phases().stream().map(BacklogView::fields).toList());
    return JsonMapper.shared().writeValueAsString(object);
  }

  private static Map<String, Object> fields(Backlog.Phase phase) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("phase", phase.name());
    fields.put("seconds", phase.seconds());
    fields.put("accepted_per_second", phase.answered());
    fields.put("queued", phase.queued());
    fields.put("doubtful", phase.doubtful());
    fields.put("orchestrator_bytes", phase.orchestratorBytes());
    fields.put("bytes_together", phase.togetherBytes());
    return fields;
  }
}
