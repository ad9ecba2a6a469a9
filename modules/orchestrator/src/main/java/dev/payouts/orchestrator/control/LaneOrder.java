package dev.payouts.orchestrator.control;

import dev.payouts.core.rules.Violation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the body of a request asks of a lane. */
sealed interface LaneOrder {
  JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  String OPERATOR = "operator";
  String REASON = "reason";

  /** Fields at fault that are named; a sender of junk need not be told of each. */
  int VIOLATIONS_MAX = 20;

  /**
   * It can be done.
   *
   * @param fields what to set each to; empty takes it back to the configuration
   * @param texts operator and reason, as far as they are there
   */
  record Good(Map<LaneField, Optional<JsonNode>> fields, Map<String, String> texts)
      implements LaneOrder {
    @Nullable String text(String name) {
      return texts.get(name);
    }
  }

  /** Fields are not as they have to be. */
  record Bad(List<Violation> violations) implements LaneOrder {}

  /** It is no JSON object. */
  record Unreadable(String why) implements LaneOrder {}

  static LaneOrder read(byte[] body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (JacksonException e) {
      return new Unreadable("The body is not a well-formed JSON object that has each field once");
    }
    return json.isObject() ? read(json) : new Unreadable("The body is not a JSON object");
  }

  private static LaneOrder read(JsonNode json) {
    Map<LaneField, Optional<JsonNode>> fields = new EnumMap<>(LaneField.class);
    Map<String, String> texts = new HashMap<>();
    List<Violation> violations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : json.properties()) {
      JsonNode value = one.getValue();
      Optional<LaneField> field = LaneField.of(one.getKey());
      if (field.isPresent()) {
        if (value.isNull()) {
          fields.put(field.get(), Optional.empty());
        } else if (field.get().fits(value)) {
          fields.put(field.get(), Optional.of(value));
        } else {
          violations.add(new Violation(one.getKey(), field.get().problem()));
        }
      } else if (!one.getKey().equals(OPERATOR) && !one.getKey().equals(REASON)) {
        violations.add(
            new Violation(shown(one.getKey()), "is not a known field; known are " + known()));
      } else if (value.isString()) {
        texts.put(one.getKey(), value.stringValue());
      } else if (!value.isNull()) {
        violations.add(new Violation(one.getKey(), "is not a text; write it in quotes"));
      }
    }
    if (violations.isEmpty() && fields.isEmpty()) {
      violations.add(new Violation("the body", "sets nothing; give some of " + known()));
    }
    return violations.isEmpty()
        ? new Good(fields, texts)
        : new Bad(violations.subList(0, Math.min(violations.size(), VIOLATIONS_MAX)));
  }

  private static String shown(String name) {
    return name.matches("[a-z_]{1,40}") ? name : "(another field)";
  }

  private static String known() {
    List<String> words = new ArrayList<>();
    for (LaneField field : LaneField.values()) {
      words.add(field.word());
    }
    words.add(OPERATOR);
    words.add(REASON);
    return String.join(", ", words);
  }
}
