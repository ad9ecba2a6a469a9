package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.localstack.LocalStack;
import dev.payouts.testing.Await;
import dev.payouts.testing.Certificate;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The producer over TLS, on a real broker, spoken to by a client that trusts one certificate. */
class TlsTest {
  private static final String CERTIFICATE = "payouts.tls.certificate-file";
  private static final String KEY = "payouts.tls.private-key-file";

  @TempDir private static Path directory;
  private static Certificate first;
  private static Certificate second;

  @BeforeAll
  static void make() {
    first = Certificate.make(directory, "first");
    second = Certificate.make(directory, "second");
  }

  @Test
  void speaksTlsAndTakesANewCertificateWithoutARestart() throws Exception {
    Path certificate = Files.copy(first.certificate(), directory.resolve("tls.crt"));
    Path key = Files.copy(first.key(), directory.resolve("tls.key"));
    Map<String, Object> settings = tls(certificate, key);
    // Else a change counts after ten quiet seconds.
    settings.put("spring.ssl.bundle.watch.file.quiet-period", "100ms");
    try (var producer = RunningProducer.start(LocalStack.shared(), settings)) {
      int port = producer.port();
      assertThat(get(first, port).body()).contains("\"UP\"");
      assertThatThrownBy(() -> get(second, port)).isInstanceOf(SSLHandshakeException.class);
      assertThat(plain(port)).isEqualTo(400);
      MeterRegistry meters = producer.bean("prometheusMeterRegistry", MeterRegistry.class);
      assertThat(meters.get("ssl.chain.expiry").gauge().value()).isPositive();

      replace(key, second.key());
      replace(certificate, second.certificate());

      Await.until("the new certificate is shown", () -> isTrusted(second, port));
      assertThatThrownBy(() -> get(first, port)).isInstanceOf(SSLHandshakeException.class);

      Files.writeString(certificate, "nothing of use");

      assertThat(get(second, port).statusCode()).isEqualTo(200);

      replace(key, first.key());
      replace(certificate, first.certificate());

      Await.until("the next certificate is shown", () -> isTrusted(first, port));
    }
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path gone = directory.resolve("gone");
    Path empty = Files.createFile(directory.resolve("empty"));
    assertRefused(
        Map.of(CERTIFICATE, first.certificate()),
        "payouts.tls.private-key-file (PAYOUTS_TLS_PRIVATE_KEY_FILE) is not set, and the certificate of payouts.tls.certificate-file is of no use without its key");
    assertRefused(
        Map.of(CERTIFICATE, gone, KEY, first.key()),
        "payouts.tls.certificate-file (PAYOUTS_TLS_CERTIFICATE_FILE) names a file that cannot be read: "
            + gone);
    assertRefused(
        Map.of(CERTIFICATE, empty, KEY, first.key()),
        "payouts.tls.certificate-file (PAYOUTS_TLS_CERTIFICATE_FILE) names a file without a certificate in PEM: "
            + empty);
    assertRefused(
        Map.of(CERTIFICATE, first.certificate(), KEY, first.certificate()),
        "payouts.tls.private-key-file (PAYOUTS_TLS_PRIVATE_KEY_FILE) names a file without a private key in PEM that is not encrypted: "
            + first.certificate());
    assertRefused(
        Map.of(CERTIFICATE, first.certificate(), KEY, second.key()),
        "payouts.tls.private-key-file (PAYOUTS_TLS_PRIVATE_KEY_FILE) names a key that is not the one of the certificate in "
            + first.certificate());
    assertRefused(
        Map.of(
            CERTIFICATE,
            first.certificate(),
            KEY,
            first.key(),
            "payouts.tls.authority-file",
            empty),
        "payouts.tls.authority-file (PAYOUTS_TLS_AUTHORITY_FILE) names a file without a certificate in PEM: "
            + empty);
  }

  private static void assertRefused(Map<String, Path> files, String sentence) {
    Map<String, Object> settings = new HashMap<>();
    files.forEach((name, file) -> settings.put(name, file.toString()));
    assertThatThrownBy(() -> RunningProducer.start(LocalStack.shared(), settings))
        .satisfies(failure -> assertThat(deepest(failure)).hasMessage(sentence));
  }

  private static Throwable deepest(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : deepest(cause);
  }

  private static Map<String, Object> tls(Path certificate, Path key) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(CERTIFICATE, certificate.toString());
    settings.put(KEY, key.toString());
    return settings;
  }

  private static void replace(Path file, Path by) throws IOException {
    Path beside = Files.copy(by, directory.resolve("beside"));
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isTrusted(Certificate trusted, int port) {
    try {
      return get(trusted, port).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Over a connection of its own, so that the certificate is looked at. */
  private static HttpResponse<String> get(Certificate trusted, int port)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusted.trust()).build()) {
      return client.send(health("https", port), BodyHandlers.ofString());
    }
  }

  private static int plain(int port) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(health("http", port), BodyHandlers.discarding()).statusCode();
    }
  }

  private static HttpRequest health(String scheme, int port) {
    return HttpRequest.newBuilder(
            URI.create("%s://127.0.0.1:%d/actuator/health".formatted(scheme, port)))
        .build();
  }
}
