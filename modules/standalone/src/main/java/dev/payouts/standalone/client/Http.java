package dev.payouts.standalone.client;

import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to the services of this machine. */
final class Http {
  static final JsonMapper JSON = JsonMapper.shared();
  private static final String KEY_VARIABLE = "PAYOUTS_API_KEY";
  private static final int UNAUTHORIZED = 401;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private Http() {}

  /** One call to a role, whose absence is said with what to do about it. */
  static <T> HttpResponse<T> call(
      Surroundings at, Role role, HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      // Not closed: that would wait for a body whose lines the caller has yet to read.
      HttpClient client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT_LIMIT)
              .build();
      return client.send(request, body);
    } catch (ConnectException e) {
      throw new ClientFailure(
          "no %s answers at %s; start one with ./payouts up, or set PAYOUTS_%s_PORT to where it is"
              .formatted(role.word(), at.http(role), role.name()),
          e);
    } catch (IOException e) {
      throw new ClientFailure(
          "the call to %s broke off: %s".formatted(request.uri(), reason(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientFailure("interrupted", e);
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** A request with the caller's API key, if one is set. */
  static HttpRequest.Builder request(Surroundings at, Role role, String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at.http(role) + path));
    String key = at.environment().getOrDefault(KEY_VARIABLE, "").strip();
    try {
      return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    } catch (IllegalArgumentException e) {
      throw new ClientFailure(KEY_VARIABLE + " holds what cannot be an API key", e);
    }
  }

  /** What an RFC 9457 answer says, else its status. */
  static String problem(int status, String body) {
    if (status == UNAUTHORIZED) {
      return "it knows no such API key; set " + KEY_VARIABLE + " to one that is in force";
    }
    try {
      JsonNode json = JSON.readTree(body);
      String detail = json.path("detail").asString("");
      if (!detail.isEmpty()) {
        return detail;
      }
    } catch (JacksonException notJson) {
      // Its status is all there is to say.
    }
    return "it answered HTTP " + status;
  }
}
