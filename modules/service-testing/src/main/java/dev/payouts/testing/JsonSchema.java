package dev.payouts.testing;

import static dev.payouts.testing.OpenApi.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of JSON Schema that the document uses; any other fails, so that none is passed over. An
 * object may hold documented fields only, whether its schema says so or not: this is about what the
 * document leaves out.
 */
final class JsonSchema {
  private static final Set<String> WORDS =
      Set.of(
          "$ref",
          "type",
          "const",
          "enum",
          "pattern",
          "maxLength",
          "minimum",
          "maximum",
          "required",
          "properties",
          "additionalProperties",
          "items",
          "oneOf",
          // These say nothing about a body that could be wrong.
          "description",
          "examples",
          "default",
          "format");

  private final OpenApi api;

  JsonSchema(OpenApi api) {
    this.api = api;
  }

  List<String> faults(String at, @Nullable Object node, @Nullable Object body) {
    Map<String, Object> schema = map(api.resolve(node));
    List<String> faults = new ArrayList<>();
    schema.keySet().stream()
        .filter(word -> !WORDS.contains(word))
        .forEach(word -> faults.add(at + ": this test does not know the word " + word));
    if (schema.get("oneOf") instanceof List<?> choices) {
      long fitting = choices.stream().filter(one -> faults(at, one, body).isEmpty()).count();
      expect(fitting == 1, at, "fits " + fitting + " of oneOf: " + body, faults);
    }
    if (schema.containsKey("type")) {
      List<?> types = schema.get("type") instanceof List<?> some ? some : List.of(type(schema));
      boolean fits =
          types.contains(typeOf(body)) || (body instanceof Number && types.contains("number"));
      expect(fits, at, "is not " + types + ": " + body, faults);
    }
    if (schema.containsKey("const")) {
      expect(type(schema, "const").equals(body), at, "is not the constant: " + body, faults);
    }
    if (schema.get("enum") instanceof List<?> values) {
      expect(values.contains(body), at, "is none of " + values + ": " + body, faults);
    }
    switch (body) {
      case String text -> texts(at, schema, text, faults);
      case Number number -> numbers(at, schema, number, faults);
      case List<?> list -> list.forEach(item -> items(at, schema, item, faults));
      case Map<?, ?> object when schema.containsKey("properties") ->
          fields(at, schema, map(object), faults);
      case null, default -> {
        // Its type has been compared.
      }
    }
    return faults;
  }

  private void fields(
      String at, Map<String, Object> schema, Map<String, Object> body, List<String> faults) {
    Map<String, Object> properties = map(schema.get("properties"));
    if (schema.get("required") instanceof List<?> required) {
      required.forEach(name -> expect(body.containsKey(name), at, "has no " + name, faults));
    }
    body.forEach(
        (name, value) -> {
          Object known = properties.get(name);
          Object other = known == null ? schema.get("additionalProperties") : known;
          if (other instanceof Map<?, ?>) {
            faults.addAll(faults(at + "/" + name, other, value));
          } else {
            faults.add(at + ": has " + name + ", which is not documented");
          }
        });
  }

  private void items(
      String at, Map<String, Object> schema, @Nullable Object item, List<String> faults) {
    if (schema.containsKey("items")) {
      faults.addAll(faults(at + "[]", schema.get("items"), item));
    }
  }

  private static void texts(
      String at, Map<String, Object> schema, String text, List<String> faults) {
    if (schema.get("pattern") instanceof String pattern) {
      expect(text.matches(pattern), at, "does not match " + pattern + ": " + text, faults);
    }
    if (schema.get("maxLength") instanceof Integer max) {
      expect(text.length() <= max, at, "is longer than " + max, faults);
    }
  }

  private static void numbers(
      String at, Map<String, Object> schema, Number number, List<String> faults) {
    if (schema.get("minimum") instanceof Integer minimum) {
      expect(number.doubleValue() >= minimum, at, "is below " + minimum, faults);
    }
    if (schema.get("maximum") instanceof Integer maximum) {
      expect(number.doubleValue() <= maximum, at, "is above " + maximum, faults);
    }
  }

  private static Object type(Map<String, Object> schema) {
    return type(schema, "type");
  }

  private static Object type(Map<String, Object> schema, String word) {
    Object value = schema.get(word);
    return value == null ? "" : value;
  }

  private static String typeOf(@Nullable Object body) {
    return switch (body) {
      case null -> "null";
      case String _ -> "string";
      case Boolean _ -> "boolean";
      case Integer _, Long _ -> "integer";
      case Number _ -> "number";
      case List<?> _ -> "array";
      case Map<?, ?> _ -> "object";
      default -> throw new AssertionError("no JSON value: " + body.getClass());
    };
  }

  private static void expect(boolean holds, String at, String fault, List<String> faults) {
    if (!holds) {
      faults.add((at.isEmpty() ? "the body" : at) + ": " + fault);
    }
  }
}
