package dev.payouts.reporting.sheet;

import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A document as JSON. Amounts are texts, so that no reader rounds them. */
final class JsonView {
  private JsonView() {}

  static String of(Document document) {
    JsonMapper mapper = JsonMapper.shared();
    ObjectNode json = mapper.createObjectNode();
    json.put("title", document.title());
    for (Document.Fact fact : document.facts()) {
      put(json, fact.name(), fact.value());
    }
    for (Sheet sheet : document.sheets()) {
      ArrayNode rows = json.putArray(sheet.name().replace(' ', '_'));
      for (List<Cell> row : sheet.rows()) {
        ObjectNode one = rows.addObject();
        for (int i = 0; i < row.size(); i++) {
          put(one, sheet.columns().get(i), row.get(i));
        }
      }
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  private static void put(ObjectNode json, String name, Cell cell) {
    switch (cell) {
      case Cell.Absent _ -> json.putNull(name);
      case Cell.Count(long count) -> json.put(name, count);
      case Cell.Percent(BigDecimal percent) -> json.put(name, percent);
      case Cell.Seconds(BigDecimal seconds) -> json.put(name, seconds);
      case Cell.Text _, Cell.Money _, Cell.Time _ -> json.put(name, cell.plain());
    }
  }
}
