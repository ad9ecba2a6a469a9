package dev.payouts.octopus;

import dev.payouts.octopus.Transport.Reply;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An answer as far as all calls share it. The envelope decides, not the HTTP status, with two
 * exceptions: a redirect is never an answer, and an error of an overloaded or broken gateway says
 * nothing about the order.
 */
sealed interface Envelope {
  /** {@code {"result":"success","data":…}}. */
  record Success(Json data) implements Envelope {}

  /** {@code {"result":"error","data":…}} with its text. */
  record Failure(String text) implements Envelope {}

  /** A JSON object without an envelope. */
  record Bare(Json.Fields fields) implements Envelope {}

  /** Not an answer of the API. */
  record Unreadable(String reason) implements Envelope {}

  static Envelope of(Reply.Answered answer) {
    String status = "HTTP " + answer.status();
    if (answer.status() >= 300 && answer.status() < 400) {
      return new Unreadable(status + ": a redirect, not followed");
    }
    if (!answer.contentEncoding().isEmpty()
        && !answer.contentEncoding().equalsIgnoreCase("identity")) {
      return new Unreadable(status + ": a compressed answer, which was not asked for");
    }
    if (!isJson(answer.contentType())) {
      return new Unreadable(status + ": not JSON by its content type");
    }
    if (!(Json.read(answer.body()) instanceof Json.Fields fields)) {
      return new Unreadable(status + ": not one well-formed JSON object");
    }
    return of(answer.status(), fields);
  }

  private static Envelope of(int status, Json.Fields fields) {
    if (!fields.byName().containsKey("result")) {
      return new Bare(fields);
    }
    Json data = fields.byName().getOrDefault("data", Json.Literal.NULL);
    String result = fields.text("result");
    if ("success".equals(result)) {
      return new Success(data);
    }
    String text = "error".equals(result) ? errorText(data) : null;
    if (text == null) {
      return new Unreadable("HTTP " + status + ": an envelope of no documented form");
    }
    if (status >= 500 || status == 429 || status == 408) {
      return new Unreadable("HTTP " + status + ": " + text);
    }
    return new Failure(text);
  }

  private static boolean isJson(String contentType) {
    int end = contentType.indexOf(';');
    String type =
        (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || type.equals("text/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  /** The text of an error's data: a text, or an object with a text {@code error}. */
  private static @Nullable String errorText(Json data) {
    return switch (data) {
      case Json.Text text -> text.value().isBlank() ? null : text.value();
      case Json.Fields fields -> {
        String error = fields.text("error");
        if (error == null || error.isBlank() || fields.byName().containsKey("payment")) {
          yield null;
        }
        var all = new StringJoiner("; ").add(error);
        addTexts(all, fields.byName().getOrDefault("details", Json.Literal.NULL));
        yield all.toString();
      }
      case Json.Items items -> null;
      case Json.Numeral number -> null;
      case Json.Literal literal -> null;
    };
  }

  // The details are documented as a text; validators of several frameworks list them per field.
  private static void addTexts(StringJoiner all, Json details) {
    switch (details) {
      case Json.Text text -> all.add(text.value());
      case Json.Items items -> items.values().forEach(item -> addTexts(all, item));
      case Json.Fields fields -> fields.byName().values().forEach(value -> addTexts(all, value));
      case Json.Numeral number -> all.add(number.literal());
      case Json.Literal literal -> {}
    }
  }
}
