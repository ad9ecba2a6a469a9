package dev.payouts.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;

/** What the sandbox puts on the wire for a request, misbehaviour included. */
sealed interface Answer {
  /** An ordinary response. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record Whole(int status, String contentType, byte[] body, Optional<String> location)
      implements Answer {}

  /** Half of a JSON body that its Content-Length promises in full, then silence, then a close. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record Partial(byte[] body, long silenceMillis) implements Answer {}

  /** A JSON body that is packed though nobody asked for it. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record Gzip(byte[] packed) implements Answer {}

  /** The connection is closed without a byte. */
  record Hangup() implements Answer {}

  /** Lines of JSON, made while they are sent. */
  record Lines(Iterator<byte[]> pieces) implements Answer {}

  static Answer json(int status, byte[] body) {
    return new Whole(status, "application/json", body, Optional.empty());
  }

  static Answer text(int status, String contentType, String body) {
    return new Whole(status, contentType, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  static Answer html(int status) {
    return text(
        status,
        "text/html",
        "<html><head><title>nginx</title></head><body><h1>Something went wrong</h1></body></html>");
  }

  static Answer redirect(String location) {
    return new Whole(302, "text/html", new byte[0], Optional.of(location));
  }

  /** {@code {"result":"error","data":"text"}}. */
  static Answer error(int status, String text) {
    return json(
        status,
        Json.object(
            json -> {
              json.writeStringProperty("result", "error");
              json.writeStringProperty("data", text);
            }));
  }

  /** {@code {"result":"error","data":{"error":"text","details":"text"}}}. */
  static Answer error(int status, String error, String details) {
    return json(
        status,
        Json.object(
            json -> {
              json.writeStringProperty("result", "error");
              json.writeObjectPropertyStart("data");
              json.writeStringProperty("error", error);
              json.writeStringProperty("details", details);
              json.writeEndObject();
            }));
  }
}
