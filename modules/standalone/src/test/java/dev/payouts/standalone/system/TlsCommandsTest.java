package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Stack;
import dev.payouts.standalone.stack.StackPlan;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.testing.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's commands with a producer that speaks TLS, beside the system's that does not. */
class TlsCommandsTest {
  private static final String HEADER = "payout_id,amount,currency,country,payment,payee_account\n";
  private static final String NEVER_SENT = "never-sent,1.00,THB,TH,bank,8675309900001";

  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();
  private final int port = Ports.free().of(Role.PRODUCER);
  private Certificate certificate;
  private Stack producer;

  @BeforeEach
  void start() {
    certificate = Certificate.make(directory, "producer");
    Map<String, String> environment = new HashMap<>(system.at().environment());
    environment.put("PAYOUTS_PRODUCER_PORT", "" + port);
    environment.put("PAYOUTS_DATA_DIR", directory.resolve("data").toString());
    Map<String, Object> tls =
        Map.of(
            "payouts.tls.certificate-file", certificate.certificate().toString(),
            "payouts.tls.private-key-file", certificate.key().toString());
    Surroundings at = Surroundings.from(environment);
    producer = Stack.start(new StackPlan(Set.of(Role.PRODUCER), at, tls, true, true));
  }

  @AfterEach
  void stop() {
    producer.close();
  }

  @Test
  void payThroughTheProducerWhoseAuthorityIsKnown() throws Exception {
    Good byUrl = Good.next();
    Good byPort = Good.next();
    String authority = certificate.certificate().toString();

    Program one =
        submit(
            Map.of(
                "PAYOUTS_PRODUCER_URL",
                "https://127.0.0.1:" + port + "/",
                "PAYOUTS_TLS_AUTHORITY_FILE",
                authority),
            row(byUrl));
    Program other =
        submit(
            Map.of(
                "PAYOUTS_PRODUCER_PORT",
                "" + port,
                "PAYOUTS_TLS_CERTIFICATE_FILE",
                authority,
                "PAYOUTS_TLS_PRIVATE_KEY_FILE",
                certificate.key().toString(),
                "PAYOUTS_TLS_AUTHORITY_FILE",
                authority),
            row(byPort));

    assertThat(one.err() + other.err()).isEmpty();
    assertThat(List.of(one.exitCode(), other.exitCode())).containsOnly(0);
    Reckoning.awaitPaid(system, List.of(byUrl, byPort));
  }

  @Test
  void sayWhatIsMissing() throws Exception {
    String url = "https://127.0.0.1:" + port;

    Program stranger = submit(Map.of("PAYOUTS_PRODUCER_URL", url), NEVER_SENT);
    assertThat(stranger.err())
        .startsWith("error: no TLS with the producer at " + url + " (")
        .endsWith(
            "); PAYOUTS_TLS_AUTHORITY_FILE must name its authority's certificates, and PAYOUTS_PRODUCER_URL a name that is in its own\n");
    assertThat(stranger.exitCode()).isEqualTo(1);

    Program plain = submit(Map.of("PAYOUTS_PRODUCER_PORT", "" + port), NEVER_SENT);
    assertThat(plain.err())
        .contains(
            "it speaks TLS and was called without; set its address with https, or PAYOUTS_TLS_CERTIFICATE_FILE as the services have it");

    Program unreadable =
        submit(
            Map.of("PAYOUTS_PRODUCER_URL", url, "PAYOUTS_TLS_AUTHORITY_FILE", "none.crt"),
            NEVER_SENT);
    assertThat(unreadable.err())
        .startsWith(
            "error: payouts.tls.authority-file (PAYOUTS_TLS_AUTHORITY_FILE) names a file that cannot be read: ");

    Program wrong = submit(Map.of("PAYOUTS_PRODUCER_URL", "payouts.example"), NEVER_SENT);
    Commands.assertFailed(
        wrong,
        2,
        "error: payouts.producer.url (PAYOUTS_PRODUCER_URL) must be an http or https address without a path, such as https://payouts.example:8081, and is \"payouts.example\"");
  }

  @Test
  void aContainersHealthCheckAsksOverTlsToo() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PAYOUTS_PRODUCER_PORT", "" + port);
    Program plain = HealthCheckOfServicesTest.check(directory, environment, "producer");
    environment.put("PAYOUTS_TLS_CERTIFICATE_FILE", certificate.certificate().toString());
    Program tls = HealthCheckOfServicesTest.check(directory, environment, "producer");

    assertThat(plain.exitCode()).isEqualTo(1);
    assertThat(tls.out()).isEqualTo("producer is well\n");
    assertThat(tls.exitCode()).isZero();
  }

  private static String row(Good good) {
    return good.id() + ",100.00,THB,TH,bank," + good.account();
  }

  private Program submit(Map<String, String> at, String row) throws Exception {
    Path file = Files.writeString(directory.resolve("wages.csv"), HEADER + row + "\n");
    return new Commands(system, directory).runUnlike(at, "submit", file.toString());
  }
}
