package dev.payouts.producer.input;

import dev.payouts.core.rules.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON object of known fields. An unknown field, a field given twice or one of the wrong
 * type is a violation that names it; a field in a nested object is named {@code payee.account}.
 */
public final class JsonFields {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(100).build())
          .build();

  /** A sender that nests junk gets told about the first few fields, not about thousands. */
  private static final int VIOLATIONS_MAX = 20;

  private final Map<String, FieldKind> kinds;
  private final Map<String, String> values = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>(0);
  private final Set<String> seen = new HashSet<>();

  private JsonFields(Map<String, FieldKind> kinds) {
    this.kinds = kinds;
  }

  public static PayoutFields readPayout(byte[] json) throws BadInput {
    JsonFields fields = read(json, PayoutFields.KINDS);
    return new PayoutFields(fields.values, fields.violations);
  }

  /** Reads an object of texts under the given names and no others. */
  public static JsonFields readTexts(byte[] json, Set<String> names) throws BadInput {
    Map<String, FieldKind> kinds = new HashMap<>();
    names.forEach(name -> kinds.put(name, FieldKind.TEXT));
    return read(json, kinds);
  }

  public Map<String, String> values() {
    return values;
  }

  public List<Violation> violations() {
    return violations;
  }

  private static JsonFields read(byte[] json, Map<String, FieldKind> kinds) throws BadInput {
    JsonFields fields = new JsonFields(kinds);
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadInput("is not a JSON object");
      }
      fields.readObject(parser, "");
      if (parser.nextToken() != null) {
        throw new BadInput("has more than one JSON value");
      }
      return fields;
    } catch (JacksonException e) {
      // The parser's own message can quote what it read, an account number for one.
      var at = e.getLocation();
      String where =
          at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
      throw new BadInput("is not well-formed JSON" + where);
    }
  }

  private void readObject(JsonParser parser, String prefix) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = prefix + parser.currentName();
      boolean twice = !seen.add(name);
      JsonToken value = parser.nextToken();
      if (twice) {
        refuse(name, "is given twice; give it once");
        parser.skipChildren();
      } else if (value == JsonToken.START_OBJECT && isGroup(name)) {
        readObject(parser, name + ".");
      } else {
        readValue(parser, name, value);
      }
    }
  }

  private void readValue(JsonParser parser, String name, JsonToken value) {
    FieldKind kind = kinds.get(name);
    if (kind == null && isGroup(name)) {
      if (value != JsonToken.VALUE_NULL) {
        refuse(name, "is not an object; write it as {\"account\": …}");
      }
    } else if (kind == null) {
      refuse(name, "is not a known field; remove it");
    } else if (fits(kind, value)) {
      values.put(name, parser.getString());
    } else if (value != JsonToken.VALUE_NULL) {
      refuse(name, kind.problem);
    }
    parser.skipChildren();
  }

  private static boolean fits(FieldKind kind, JsonToken value) {
    boolean number = value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_NUMBER_FLOAT;
    return switch (kind) {
      case TEXT -> value == JsonToken.VALUE_STRING;
      case DECIMAL -> value == JsonToken.VALUE_STRING || number;
      case WHOLE_NUMBER -> number;
    };
  }

  private boolean isGroup(String name) {
    return kinds.keySet().stream().anyMatch(known -> known.startsWith(name + "."));
  }

  private void refuse(String field, String problem) {
    if (violations.size() < VIOLATIONS_MAX) {
      violations.add(new Violation(Names.shown(field), problem));
    }
  }
}
