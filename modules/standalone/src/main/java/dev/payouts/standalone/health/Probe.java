package dev.payouts.standalone.health;

import dev.payouts.standalone.stack.Role;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Asks a role of this machine how it is.
 *
 * @param host where the roles of this machine listen
 */
record Probe(String host, boolean tls, Duration limit) {
  private static final int OK = 200;

  /** The path that tells, of those that can be asked over HTTP. */
  static Optional<String> path(Role role) {
    return switch (role) {
      case PRODUCER, ORCHESTRATOR, WORKER, POLLER -> Optional.of("/actuator/health/readiness");
      case SANDBOX -> Optional.of("/sandbox/health");
      case KAFKA, REGISTRY -> Optional.empty();
    };
  }

  Health ask(Role role, int port) {
    String path = path(role).orElse("");
    if (path.isEmpty()) {
      return new Health.Absent();
    }
    // The sandbox speaks no TLS.
    String scheme = tls && role != Role.SANDBOX ? "https" : "http";
    try {
      int code = code(URI.create("%s://%s:%d%s".formatted(scheme, host, port, path)));
      return code == OK ? new Health.Well() : new Health.Unwell("answers " + code);
    } catch (ConnectException refused) {
      return new Health.Absent();
    } catch (IOException | GeneralSecurityException failed) {
      return new Health.Unwell(failed.getClass().getSimpleName() + ", " + failed.getMessage());
    }
  }

  private int code(URI uri) throws IOException, GeneralSecurityException {
    var connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout((int) limit.toMillis());
    connection.setReadTimeout((int) limit.toMillis());
    if (connection instanceof HttpsURLConnection secured) {
      trustThisMachine(secured);
    }
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  /** It asks nobody but this machine and sends no key; the certificate is for other names. */
  private static void trustThisMachine(HttpsURLConnection connection)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new AnyCertificate()}, null);
    connection.setSSLSocketFactory(context.getSocketFactory());
    connection.setHostnameVerifier((_, _) -> true);
  }
}
