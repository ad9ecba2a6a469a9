package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutResult;
import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./payouts report}, {@code export}, {@code reconcile} and {@code completeness} against what
 * the running services have left in Kafka.
 */
class ReportingCommandsTest {
  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();
  private final Good paid = Good.next();

  @BeforeEach
  void payOne() {
    system.flow().write(paid.command());
    Reckoning.awaitPaid(system, List.of(paid));
  }

  @Test
  void reportsEveryPayoutThatHasAResult() {
    Program report = commands().run("report", "--by", "currency", "--format", "json");

    assertThat(report.err()).isEmpty();
    assertThat(report.exitCode()).isZero();
    JsonNode json = JsonMapper.shared().readTree(report.out());
    assertThat(json.path("payouts").asInt()).isEqualTo(system.flow().results().size());
    assertThat(json.path("records_skipped").asInt()).isZero();
  }

  @Test
  void exportsParquet() throws IOException {
    Path file = directory.resolve("payouts.parquet");

    Program export = commands().run("export", "--parquet", file.toString());

    assertThat(export.exitCode()).as(export.err()).isZero();
    assertThat(export.out()).isEqualTo("written: " + file + "\n");
    assertThat(Files.readAllBytes(file)).startsWith('P', 'A', 'R', '1');
  }

  @Test
  void endsWithThreeWhereAStatementDiffers() throws IOException {
    PayoutResult result = Objects.requireNonNull(system.flow().results().get(paid.id()));
    Path same = statement(result, "100.00");
    Path less = statement(result, "99.00");

    // Only this payout of a day that no other has.
    String[] day = {"--from", "2020-01-01", "--to", "2020-01-01", "--dry-run"};
    Program agrees = commands().run(reconcile(same, day));
    Program differs = commands().run(reconcile(less, day));

    assertThat(agrees.exitCode()).as(agrees.out() + agrees.err()).isZero();
    assertThat(agrees.out()).containsPattern("matched +1");
    assertThat(differs.exitCode()).as(differs.out() + differs.err()).isEqualTo(3);
    assertThat(differs.out()).containsPattern(paid.id() + " +AMOUNT");
  }

  @Test
  void accountsForEveryCommand() {
    Program completeness = commands().run("completeness");

    assertThat(completeness.exitCode()).as(completeness.out() + completeness.err()).isZero();
    assertThat(completeness.out())
        .containsPattern("payouts +nowhere +0")
        .containsPattern("payout-orchestrator has read to");
  }

  @Test
  void saysInOneSentenceWhatIsWrong() {
    String nowhere = "127.0.0.1:" + Ports.free().of(Role.KAFKA);
    Commands.assertFailed(
        commands().runUnlike(Map.of("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", nowhere), "report"),
        1,
        "error: no Kafka answers at "
            + nowhere
            + "; start it with ./payouts up, or set PAYOUTS_KAFKA_BOOTSTRAP_SERVERS");
    Commands.assertFailed(
        commands().run("report", "--by", "payee"),
        2,
        "payouts: --by needs some of day, currency, status, lane, source, separated by commas, not \"payee\"; see ./payouts help report");
  }

  private static String[] reconcile(Path statement, String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "reconcile";
    words[1] = "--statement";
    words[2] = statement.toString();
    System.arraycopy(more, 0, words, 3, more.length);
    return words;
  }

  private Path statement(PayoutResult result, String amount) throws IOException {
    return Files.writeString(
        directory.resolve("statement-" + amount + ".csv"),
        "merchant_order_id,order_uid,amount,currency,payment_status\n%s,%s,%s,THB,completed\n"
            .formatted(result.getPayoutId(), result.getPaymentUid(), amount));
  }

  private Commands commands() {
    return new Commands(system, directory);
  }
}
