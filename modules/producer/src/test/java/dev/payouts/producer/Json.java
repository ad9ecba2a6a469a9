package dev.payouts.producer;

import java.util.List;
import java.util.Map;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.json.JsonWriter;

/** A JSON object that came back. */
record Json(Map<String, Object> values) {
  static Json parse(String text) {
    return new Json(JsonParserFactory.getJsonParser().parseMap(text));
  }

  static String write(Map<String, ?> values) {
    return JsonWriter.standard().writeToString(values);
  }

  /** The value as text; empty if there is none. */
  String text(String name) {
    return String.valueOf(values.getOrDefault(name, ""));
  }

  /** The violations as "field problem". */
  List<String> violations() {
    List<?> found = (List<?>) values.getOrDefault("violations", List.of());
    return found.stream()
        .map(violation -> (Map<?, ?>) violation)
        .map(violation -> violation.get("field") + " " + violation.get("problem"))
        .toList();
  }
}
