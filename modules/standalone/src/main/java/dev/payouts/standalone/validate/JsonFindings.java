package dev.payouts.standalone.validate;

import dev.payouts.core.rules.Violation;
import dev.payouts.standalone.text.Progress;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings for programs, each a line of JSON. Source of the names: docs/CLI.md. */
final class JsonFindings implements Findings {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final PrintStream out;
  private final Progress progress;

  JsonFindings(PrintStream out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  @Override
  public void rejected(long row, long line, @Nullable String payoutId, List<Violation> violations) {
    ObjectNode json = JSON.createObjectNode();
    json.put("row", row).put("line", line);
    if (payoutId != null) {
      json.put("payout_id", payoutId);
    }
    json.put("status", "rejected");
    ArrayNode all = json.putArray("violations");
    for (Violation violation : violations) {
      all.addObject().put("field", violation.field()).put("problem", violation.problem());
    }
    print(json);
  }

  @Override
  public void repeated(Repeat repeat) {
    ObjectNode json = JSON.createObjectNode();
    json.put("line", repeat.line()).put("payout_id", repeat.id());
    json.put("status", repeat.same() ? "duplicate" : "conflict");
    json.put("first_line", repeat.firstLine());
    print(json);
  }

  @Override
  public void total(Totals totals) {
    ObjectNode json = JSON.createObjectNode();
    json.put("rows", totals.rows()).put("good", totals.good()).put("rejected", totals.rejected());
    json.put("duplicates", totals.duplicates()).put("conflicts", totals.conflicts());
    ArrayNode pays = json.putArray("pays");
    totals
        .pays()
        .forEach(
            (currency, sum) ->
                pays.addObject()
                    .put("currency", currency)
                    .put("payouts", sum.payouts())
                    .put("amount", plain(sum.amount())));
    print(json);
  }

  /** As the API writes amounts. */
  private static String plain(BigDecimal amount) {
    return amount.setScale(Math.max(2, amount.scale())).toPlainString();
  }

  private void print(ObjectNode json) {
    progress.clear();
    out.println(json);
  }
}
