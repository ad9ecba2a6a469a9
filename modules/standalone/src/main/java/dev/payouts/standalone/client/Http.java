package dev.payouts.standalone.client;

import dev.payouts.service.tls.ServiceHttp;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to the services. */
final class Http {
  static final JsonMapper JSON = JsonMapper.shared();
  static final String KEY_VARIABLE = "PAYOUTS_API_KEY";
  static final int OK = 200;
  static final int ACCEPTED = 202;
  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int NOT_FOUND = 404;

  /** Begins what is said of an answer that says nothing itself. */
  static final String NOTHING_SAID = "it answered HTTP ";

  /** Begins what Tomcat says to who speaks plain HTTP to a port with TLS. */
  private static final String TLS_ASKED_FOR = "This combination of host and port requires TLS";

  /** Of a cause, in the message of what it caused; it tells nobody at a terminal anything. */
  private static final Pattern CLASS_NAME = Pattern.compile("(?:[a-z]\\w*\\.)+\\w+Exception: ");

  private Http() {}

  /** Whether a call never left this machine. */
  static boolean isUnsent(ClientFailure failure) {
    return failure.getCause() instanceof ConnectException
        || failure.getCause() instanceof HttpConnectTimeoutException;
  }

  /** One call to a role, whose absence is said with what to do about it. */
  static <T> HttpResponse<T> call(
      Surroundings at, Role role, HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      // Not closed: that would wait for a body whose lines the caller has yet to read.
      HttpClient client =
          ServiceHttp.trusting(at.environment()).version(HttpClient.Version.HTTP_1_1).build();
      return client.send(request, body);
    } catch (ConnectException e) {
      throw new ClientFailure(
          "no %s answers at %s; start one with ./payouts up, or set PAYOUTS_%s_PORT or PAYOUTS_%s_URL to where it is"
              .formatted(role.word(), at.http(role), role.name(), role.name()),
          e);
    } catch (SSLException e) {
      throw new ClientFailure(
          "no TLS with the %s at %s (%s); PAYOUTS_TLS_AUTHORITY_FILE must name its authority's certificates, and PAYOUTS_%s_URL a name that is in its own"
              .formatted(role.word(), at.http(role), reason(e), role.name()),
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
    return message == null
        ? e.getClass().getSimpleName()
        : CLASS_NAME.matcher(message).replaceAll("");
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

  /** What an RFC 9457 answer says, with the fields at fault, else its status. */
  static String problem(int status, String body) {
    if (status == UNAUTHORIZED) {
      return "it knows no such API key; set " + KEY_VARIABLE + " to one that is in force";
    }
    if (body.contains(TLS_ASKED_FOR)) {
      return "it speaks TLS and was called without; set its address with https, or PAYOUTS_TLS_CERTIFICATE_FILE as the services have it";
    }
    try {
      JsonNode json = JSON.readTree(body);
      List<String> fields = new ArrayList<>();
      for (JsonNode field : json.path("violations")) {
        fields.add(field.path("field").asString("") + " " + field.path("problem").asString(""));
      }
      String detail =
          fields.isEmpty() ? json.path("detail").asString("") : String.join("; ", fields);
      if (!detail.isEmpty()) {
        return oneLine(detail);
      }
    } catch (JacksonException notJson) {
      // Its status is all there is to say.
    }
    return NOTHING_SAID + status;
  }

  /** Whoever answers may send anything, and it ends at a terminal. */
  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
