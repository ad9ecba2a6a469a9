package dev.payouts.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of ./payouts that read Kafka, each with the ACLs of who may use it, and without. */
@TestInstance(Lifecycle.PER_CLASS)
class RefusedCommandTest {
  private final SecuredPayouts payouts = SecuredPayouts.deployed();

  @TempDir private Path directory;

  @AfterAll
  void close() {
    payouts.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"results", "report", "completeness", "topics"})
  void worksForAReader(String command) {
    Program done = run("reader", command);

    assertThat(done.err()).isEmpty();
    assertThat(done.exitCode()).as(done.out()).isZero();
  }

  @Test
  void reconcilesAndPublishesBreaks() throws IOException {
    Path statement =
        Files.writeString(
            directory.resolve("statement.csv"),
            "merchant_order_id,order_uid,amount,currency,payment_status\nnever-asked,O-1,5.00,THB,completed\n");

    Program done =
        run(
            "reconciler",
            ("reconcile --from 2020-01-01 --to 2020-01-01 --statement " + statement).split(" "));

    assertThat(done.err()).isEmpty();
    assertThat(done.exitCode()).as(done.out()).isEqualTo(3);
    assertThat(done.out()).contains("never-asked");
  }

  @ParameterizedTest
  @CsvSource({
    "upstream, results, topic payout.results",
    "analyst, completeness, group payout-orchestrator",
    "analyst, topics, 'topic payout.'"
  })
  void saysWhatIsRefused(String role, String command, String what) {
    Program refused = run(role, command);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().lines())
        .singleElement()
        .asString()
        .startsWith(
            "error: Kafka at " + payouts.kafka().securedServers() + " refuses access to " + what)
        .endsWith("; give the user the ACLs of its role (docs/KAFKA-SECURITY.md)");
  }

  private Program run(String role, String... words) {
    Map<String, String> environment = new HashMap<>(payouts.at().environment());
    environment.put("PAYOUTS_KAFKA_CLIENT_FILE", payouts.user(role).toString());
    environment.put("PAYOUTS_TOPICS_CREATE", "false");
    return Program.payouts(directory, environment, words);
  }
}
