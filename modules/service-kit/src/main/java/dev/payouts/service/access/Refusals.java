package dev.payouts.service.access;

import dev.payouts.service.problem.ProblemKind;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Says no, as a problem. Form: RFC 9457 and RFC 6750, section 3. */
final class Refusals {
  private final JsonMapper json;

  Refusals(JsonMapper json) {
    this.json = json;
  }

  void unknown(HttpServletResponse response) throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    write(
        response,
        HttpStatus.UNAUTHORIZED,
        "no-key",
        "No valid API key",
        "Send the header \"Authorization: Bearer KEY\" with a key that is in force");
  }

  /**
   * @param name of the key's holder
   */
  void forbidden(HttpServletResponse response, String name) throws IOException {
    write(
        response,
        HttpStatus.FORBIDDEN,
        "not-allowed",
        "The API key does not allow this",
        "The key of %s lacks the role for this, or there is no such path".formatted(name));
  }

  /**
   * @param name of the key's holder
   * @param pause until the next request would be taken
   */
  void tooFast(HttpServletResponse response, String name, Duration pause) throws IOException {
    long seconds = pause.plusSeconds(1).minusNanos(1).toSeconds();
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    write(
        response,
        HttpStatus.TOO_MANY_REQUESTS,
        "too-fast",
        "Too many requests",
        "%s makes more requests a second than it may; nothing was done, send it again later, and many payouts as one batch"
            .formatted(name));
  }

  private void write(
      HttpServletResponse response, HttpStatus status, String type, String title, String detail)
      throws IOException {
    ProblemDetail problem = ProblemKind.of(status, type, title).body(detail);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }
}
