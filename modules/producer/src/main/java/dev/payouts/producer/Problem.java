package dev.payouts.producer;

import dev.payouts.core.rules.Violation;
import dev.payouts.service.problem.ProblemKind;
import java.util.List;
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

  private final HttpStatus status;
  private final String title;

  Problem(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  private ProblemKind kind() {
    return ProblemKind.of(status, name(), title);
  }

  ErrorResponseException with(String detail) {
    return kind().with(detail);
  }

  static ErrorResponseException invalid(List<Violation> violations) {
    return INVALID.kind().with(violations);
  }

  ProblemDetail body(String detail) {
    return kind().body(detail);
  }
}
