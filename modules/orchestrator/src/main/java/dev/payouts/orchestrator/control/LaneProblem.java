package dev.payouts.orchestrator.control;

import dev.payouts.core.rules.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What changes of lanes are refused with. Form: RFC 9457; list: docs/openapi.yaml. */
enum LaneProblem {
  UNREADABLE(HttpStatus.BAD_REQUEST, "The body cannot be read"),
  INVALID(HttpStatus.BAD_REQUEST, "Fields break rules"),
  NO_LANE(HttpStatus.NOT_FOUND, "No such lane"),
  CONFIGURED_CLOSED(HttpStatus.CONFLICT, "The configuration closes it"),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  NOT_CONFIRMED(HttpStatus.SERVICE_UNAVAILABLE, "Kafka did not confirm the write in time"),
  NOT_FOLLOWED(HttpStatus.SERVICE_UNAVAILABLE, "The change is kept and does not hold here yet");

  private static final int BODY_BYTES_MAX = 8 * 1024;
  private static final String RETRY_AFTER_SECONDS = "5";

  private final HttpStatus status;
  private final String title;

  LaneProblem(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  ErrorResponseException with(String detail) {
    return exception(body(detail));
  }

  static ErrorResponseException invalid(List<Violation> violations) {
    ProblemDetail body = INVALID.body(violations.size() + " of the fields break rules");
    body.setProperty("violations", violations);
    return INVALID.exception(body);
  }

  /** A request's body, which needs few bytes. */
  static byte[] bounded(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(BODY_BYTES_MAX + 1);
    if (bytes.length > BODY_BYTES_MAX) {
      throw TOO_LARGE.with("The body has more than " + BODY_BYTES_MAX + " bytes");
    }
    return bytes;
  }

  private ProblemDetail body(String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setType(
        URI.create("urn:payouts:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-')));
    body.setTitle(title);
    return body;
  }

  private ErrorResponseException exception(ProblemDetail body) {
    ErrorResponseException exception = new ErrorResponseException(status, body, null);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      exception.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return exception;
  }
}
