package dev.payouts.octopus;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value, read strictly: one document, no duplicate names (which of the two would count?), no
 * trailing bytes, bounded depth. Numbers keep their literal, so that no amount is ever rounded.
 */
sealed interface Json {
  record Text(String value) implements Json {}

  record Numeral(String literal) implements Json {}

  record Fields(Map<String, Json> byName) implements Json {
    /** The text of that name; null if it is missing or anything but a text. */
    @Nullable String text(String name) {
      return byName.get(name) instanceof Text text ? text.value() : null;
    }
  }

  record Items(List<Json> values) implements Json {}

  enum Literal implements Json {
    TRUE,
    FALSE,
    NULL
  }

  int DEPTH_MAX = 32;

  JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNumberLength(100)
                  .build())
          .build();

  /** The value a document holds; null if it is not exactly one strict JSON value. */
  static @Nullable Json read(String document) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
      if (parser.nextToken() == null) {
        return null;
      }
      Json value = value(parser);
      return parser.nextToken() == null ? value : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** An object of texts as a document. */
  static String write(Map<String, String> fields) {
    var text = new StringWriter(512);
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      generator.writeStartObject();
      fields.forEach(generator::writeStringProperty);
      generator.writeEndObject();
    }
    return text.toString();
  }

  private static Json value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> new Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getString());
      case VALUE_TRUE -> Literal.TRUE;
      case VALUE_FALSE -> Literal.FALSE;
      case VALUE_NULL -> Literal.NULL;
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("a value cannot start with " + token);
    };
  }

  private static Json fields(JsonParser parser) {
    var byName = new LinkedHashMap<String, Json>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      byName.put(name, value(parser));
    }
    return new Fields(byName);
  }

  private static Json items(JsonParser parser) {
    var values = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value(parser));
    }
    return new Items(values);
  }
}
