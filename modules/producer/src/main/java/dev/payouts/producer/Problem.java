package dev.payouts.producer;

import dev.payouts.core.rules.Violation;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The problems this API answers with besides HTTP's own. Form: RFC 9457; list: docs/openapi.yaml.
 */
enum Problem {
  UNREADABLE(HttpStatus.BAD_REQUEST, "The body cannot be read"),
  INVALID(HttpStatus.BAD_REQUEST, "Fields break rules"),
  FORGED(HttpStatus.UNAUTHORIZED, "The signature does not match"),
  NO_CALLBACKS(HttpStatus.NOT_FOUND, "No gateway account is configured"),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  NOT_CONFIRMED(HttpStatus.SERVICE_UNAVAILABLE, "Kafka did not confirm the write in time"),
  BUSY(HttpStatus.SERVICE_UNAVAILABLE, "Too many batches at the same time"),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "This is a fault of the service");

  private static final String RETRY_AFTER_SECONDS = "5";

  private final HttpStatus status;
  private final String title;

  Problem(HttpStatus status, String title) {
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

  ProblemDetail body(String detail) {
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
