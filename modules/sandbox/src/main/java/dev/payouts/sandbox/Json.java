package dev.payouts.sandbox;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reads and writes the few JSON shapes the sandbox knows, token by token. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_BYTES = 512;

  private Json() {}

  /** A body that is not what the gateway documents; the message says what is wrong with it. */
  static final class Unreadable extends Exception {
    private final String reason;

    Unreadable(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  static byte[] object(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json =
        FACTORY.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Reads an object whose values are all strings, as every request and every ledger line is. */
  static Map<String, String> strings(byte[] body) throws Unreadable {
    return values(body, false);
  }

  /** Like {@link #strings}, but takes numbers and booleans as their text. */
  static Map<String, String> scalars(byte[] body) throws Unreadable {
    return values(body, true);
  }

  private static Map<String, String> values(byte[] body, boolean scalars) throws Unreadable {
    Map<String, String> fields = LinkedHashMap.newLinkedHashMap(16);
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new Unreadable("The body must be a JSON object.");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value != JsonToken.VALUE_STRING
            && !(scalars && value != null && value.isScalarValue())) {
          throw new Unreadable("The '" + name + "' field must be a string.");
        }
        if (fields.put(name, json.getString()) != null) {
          throw new Unreadable("The '" + name + "' field is given twice.");
        }
      }
      if (json.nextToken() != null) {
        throw new Unreadable("The body must be one JSON object.");
      }
    } catch (JacksonException e) {
      throw new Unreadable("The body is not valid JSON.");
    }
    return fields;
  }
}
