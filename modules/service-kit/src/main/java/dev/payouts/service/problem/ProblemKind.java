package dev.payouts.service.problem;

import dev.payouts.core.rules.Violation;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A kind of problem that an API answers with. Form: RFC 9457; list: docs/openapi.yaml.
 *
 * @param type its urn
 */
public record ProblemKind(HttpStatus status, URI type, String title) {
  private static final String TYPE = "urn:payouts:problem:";
  private static final String RETRY_AFTER_SECONDS = "5";

  /**
   * @param name such as NOT_CONFIRMED, which the type has as not-confirmed
   */
  public static ProblemKind of(HttpStatus status, String name, String title) {
    return new ProblemKind(
        status, URI.create(TYPE + name.toLowerCase(Locale.ROOT).replace('_', '-')), title);
  }

  /**
   * @param detail what it is this time, and what to do
   */
  public ErrorResponseException with(String detail) {
    return exception(body(detail));
  }

  public ErrorResponseException with(List<Violation> violations) {
    ProblemDetail body = body(violations.size() + " of the fields break rules");
    body.setProperty("violations", violations);
    return exception(body);
  }

  public ProblemDetail body(String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setType(type);
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
