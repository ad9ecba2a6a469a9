package dev.payouts.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of ./payouts that read Kafka, each with the ACLs of who may use it, and without. */
@TestInstance(Lifecycle.PER_CLASS)
class RefusedCommandTest {
  private final SecuredPayouts payouts = SecuredPayouts.started();

  @TempDir private static Path directory;

  /** A record in every topic: what is not read is not refused. */
  @BeforeAll
  void leaveSomethingToRead() {
    try (Money money = new Money(payouts)) {
      String paid = money.ask();
      money.awaitAllPaidOnce();
      money.spoil(paid);
    }
    assertThat(reconcile("reconciler").err()).isEmpty();
  }

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
  void reconcilesAndPublishesBreaks() {
    Program done = reconcile("reconciler");

    assertThat(done.err()).isEmpty();
    assertThat(done.exitCode()).as(done.out()).isEqualTo(3);
    assertThat(done.out()).contains("never-asked-");
  }

  /** Each takes seconds: one of a role, unless the property payouts.acls is "all". */
  static Stream<Acl> lacking() {
    Set<String> roles = new HashSet<>();
    boolean all = System.getProperty("payouts.acls", "").equals("all");
    return Stream.of("reader", "reconciler")
        .flatMap(role -> Acl.of(role).stream())
        .filter(acl -> all || roles.add(acl.role()));
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void needsEachRight(Acl lacking) {
    String user = lacking.userWithout();
    var _ = payouts.user(user, lacking.rest());

    Stream<Program> done =
        lacking.role().equals("reader")
            ? Stream.of("topics", "completeness", "results").map(command -> run(user, command))
            : Stream.of(reconcile(user));

    assertThat(done.map(Program::err))
        .filteredOn(err -> !err.isEmpty())
        .isNotEmpty()
        .allMatch(err -> err.startsWith("error: Kafka at ") && err.contains(" refuses access to "));
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

  /** With a statement that differs from the results by a payout, each time another. */
  private Program reconcile(String user) {
    try {
      Path statement =
          Files.writeString(
              directory.resolve("statement.csv"),
              "merchant_order_id,order_uid,amount,currency,payment_status\nnever-asked-%s,O-1,5.00,THB,completed\n"
                  .formatted(UUID.randomUUID()));
      return run(
          user,
          ("reconcile --from 2020-01-01 --to 2020-01-01 --statement " + statement).split(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Program run(String role, String... words) {
    Map<String, String> environment = new HashMap<>(payouts.at().environment());
    environment.put("PAYOUTS_KAFKA_CLIENT_FILE", payouts.user(role).toString());
    environment.put("PAYOUTS_TOPICS_CREATE", "false");
    return Program.payouts(directory, environment, words);
  }
}
