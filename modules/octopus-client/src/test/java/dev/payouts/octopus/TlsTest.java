package dev.payouts.octopus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same promises over TLS, with certificates made for the test. */
class TlsTest {
  private static final String PASSWORD = "changeit";
  private static final SubmitOutcome REFUSED =
      new SubmitOutcome.NotSent("no connection: TLS handshake failed");

  private static SSLContext gatewayOfThisHost;
  private static SSLContext gatewayOfAnotherHost;

  @BeforeAll
  static void makeCertificates(@TempDir Path directory) throws Exception {
    gatewayOfThisHost = context(directory.resolve("this.p12"), "ip:127.0.0.1");
    gatewayOfAnotherHost = context(directory.resolve("another.p12"), "dns:another.example");
  }

  @Test
  void callsAndKeepsTheConnection() throws Exception {
    try (var gateway =
            ScriptedGateway.answering(
                gatewayOfThisHost, (line, post) -> line.sendJson(Calls.ACCEPTED));
        var client = client(gateway, gatewayOfThisHost.getSocketFactory())) {
      for (int i = 0; i < 5; i++) {
        assertThat(client.submit(Calls.order(), Calls.soon()))
            .isInstanceOf(SubmitOutcome.Accepted.class);
      }

      assertThat(gateway.connections()).isEqualTo(1);
    }
  }

  @Test
  void refusesAnUntrustedCertificate() throws Exception {
    try (var gateway =
            ScriptedGateway.answering(
                gatewayOfThisHost, (line, post) -> line.sendJson(Calls.ACCEPTED));
        var client = client(gateway, gatewayOfAnotherHost.getSocketFactory())) {
      assertThat(client.submit(Calls.order(), Calls.soon())).isEqualTo(REFUSED);
      assertThat(gateway.posts()).isZero();
    }
  }

  @Test
  void refusesACertificateOfAnotherHost() throws Exception {
    try (var gateway =
            ScriptedGateway.answering(
                gatewayOfAnotherHost, (line, post) -> line.sendJson(Calls.ACCEPTED));
        var client = client(gateway, gatewayOfAnotherHost.getSocketFactory())) {
      assertThat(client.submit(Calls.order(), Calls.soon())).isEqualTo(REFUSED);
      assertThat(gateway.posts()).isZero();
    }
  }

  @Test
  void endsADripAtTheCallLimit() throws Exception {
    try (var gateway =
            ScriptedGateway.answering(
                gatewayOfThisHost,
                (line, post) -> {
                  line.send("HTTP/1.1 200 OK\r\nX: ");
                  while (true) {
                    line.send("x");
                    line.pause(20);
                  }
                });
        var client = client(gateway, gatewayOfThisHost.getSocketFactory())) {
      assertThat(client.submit(Calls.order(), Calls.soon()))
          .isEqualTo(new SubmitOutcome.Unknown("no whole answer within the call limit"));
      assertThat(gateway.posts()).isEqualTo(1);
    }
  }

  @Test
  void noticesThatTheGatewayClosedIt() throws Exception {
    var closed = new CountDownLatch(1);
    try (var gateway =
            ScriptedGateway.answering(
                gatewayOfThisHost,
                (line, post) -> {
                  line.sendJson(Calls.ACCEPTED);
                  line.socket().close();
                  closed.countDown();
                });
        var client = client(gateway, gatewayOfThisHost.getSocketFactory())) {
      client.submit(Calls.order(), Calls.soon());
      closed.await();

      assertThat(client.submit(Calls.order(), Calls.soon()))
          .isInstanceOf(SubmitOutcome.Accepted.class);
      assertThat(gateway.connections()).isEqualTo(2);
    }
  }

  private static OctopusClient client(ScriptedGateway gateway, SSLSocketFactory sockets) {
    return new OctopusClient(gateway.account(), Calls.impatient(), () -> sockets);
  }

  private static SSLContext context(Path store, String name) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "gateway",
                "-keyalg",
                "EC",
                "-dname",
                "CN=gateway",
                "-ext",
                "san=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor())
        .as(new String(keytool.getInputStream().readAllBytes(), UTF_8))
        .isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, PASSWORD.toCharArray());
    var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(keys);
    var context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }
}
