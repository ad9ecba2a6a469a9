package dev.payouts.orchestrator.control;

import dev.payouts.core.rules.Violation;
import dev.payouts.service.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
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

  private final HttpStatus status;
  private final String title;

  LaneProblem(HttpStatus status, String title) {
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

  /** A request's body, which needs few bytes. */
  static byte[] bounded(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(BODY_BYTES_MAX + 1);
    if (bytes.length > BODY_BYTES_MAX) {
      throw TOO_LARGE.with("The body has more than " + BODY_BYTES_MAX + " bytes");
    }
    return bytes;
  }
}
