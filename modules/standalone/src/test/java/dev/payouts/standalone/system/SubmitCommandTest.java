package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./payouts submit FILE} against the running producer. */
class SubmitCommandTest {
  private static final String HEADER = "payout_id,amount,currency,country,payment,payee_account";
  private static final int ROWS = 5_000;

  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();

  @Test
  void paysEveryRowOfAGoodFile() throws IOException {
    List<Good> good = Good.list(3);

    Program submit = commands().run("submit", file("wages.csv", good, ""));

    assertThat(submit.out())
        .isEqualTo(
            """
            rows      count
            ---------------
            accepted      3
            rejected      0
            failed        0
            """);
    assertThat(submit.err()).isEmpty();
    assertThat(submit.exitCode()).isZero();
    Reckoning.awaitPaid(system, good);
  }

  @Test
  void namesBadRowsAndPaysTheOthers() throws IOException {
    List<Good> good = Good.list(2);

    Program submit =
        commands()
            .run(
                "submit",
                file(
                    "wages.csv",
                    good,
                    "bad-row,-5.00,THB,TH,bank,8675309900001\n,1.00,THB,TH,bank,8675309900001\n"));

    assertThat(submit.out())
        .isEqualTo(
            """
            line 4 (bad-row): amount is negative; give one above zero
            line 5: payout_id is missing; give 1 to 64 of A-Z a-z 0-9 _ -
            rows      count
            ---------------
            accepted      2
            rejected      2
            failed        0
            """);
    assertThat(submit.err()).isEmpty();
    assertThat(submit.exitCode()).isEqualTo(1);
    Reckoning.awaitPaid(system, good);
  }

  @Test
  void showsAtATerminalHowFarItIs() throws IOException {
    Good good = Good.next();
    // The same payout again and again is paid once.
    String file = file("wages.csv", Collections.nCopies(ROWS, good), "");

    Program submit =
        commands()
            .runUnlike(Map.of("JDK_JAVA_OPTIONS", "-Dpayouts.terminal.err=true"), "submit", file);

    assertThat(submit.err())
        .containsPattern(
            "\r\u001b\\[K\\[=* *]  \\d+ MB of \\d+ MB sent, [\\d,]+ rows accepted, 0 not");
    assertThat(submit.out()).startsWith("rows ").containsPattern("accepted  +5,000\n");
    assertThat(submit.exitCode()).isZero();
    Reckoning.awaitPaid(system, List.of(good));
  }

  @Test
  void handsOnTheProducersAnswerAsJson() throws IOException {
    Good good = Good.next();
    String file = file("wages.csv", List.of(good), "bad-row,-5.00,THB,TH,bank,8675309900001\n");

    Program submit = commands().run("submit", file, "--json");

    List<JsonNode> lines = submit.out().lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).path("payout_id").asString()).isEqualTo(good.id());
    assertThat(lines.get(0).path("command_id").asString()).hasSize(36);
    assertThat(lines.get(1).path("violations").path(0).path("field").asString())
        .isEqualTo("amount");
    assertThat(submit.out()).endsWith("{\"rows\":2,\"accepted\":1,\"rejected\":1,\"failed\":0}\n");
    assertThat(submit.err()).isEmpty();
    assertThat(submit.exitCode()).isEqualTo(1);
    Reckoning.awaitPaid(system, List.of(good));
  }

  /** What one says of a file the other says too, without anything that runs. */
  @Test
  void refusesWhatValidateRefuses() throws IOException {
    Good good = Good.next();
    String file =
        file(
            "wages.csv",
            List.of(good),
            "bad-row,-5.00,THB,TH,bank,8675309900001\nbad row,1.00,XX,TH,,8675309900001\nx,1\n");

    Program validate = Program.payouts(directory, Map.of(), "validate", file, "--json");
    Program submit = commands().run("submit", file, "--json");

    assertThat(validate.err()).isEmpty();
    assertThat(validate.exitCode()).isEqualTo(3);
    assertThat(submit.exitCode()).isEqualTo(1);
    assertThat(validate.out().lines().filter(SubmitCommandTest::isRejection).toList())
        .isEqualTo(submit.out().lines().filter(SubmitCommandTest::isRejection).toList())
        .hasSize(3);
    Reckoning.awaitPaid(system, List.of(good));
  }

  private static boolean isRejection(String line) {
    return line.contains("\"status\":\"rejected\"");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    Program submit = commands().run("submit", "nowhere.csv");

    Commands.assertFailed(submit, 1, "error: there is no readable file nowhere.csv");
  }

  @Test
  void saysThatADirectoryIsNoFile() {
    Program submit = commands().run("submit", directory.toString());

    Commands.assertFailed(submit, 1, "error: there is no readable file " + directory);
  }

  @Test
  void saysWhatIsWrongWithTheFileAsAWhole() throws IOException {
    String file =
        Files.writeString(directory.resolve("a.csv"), "payout_id,amount\nx,1.00\n").toString();

    Program submit = commands().run("submit", file);

    Commands.assertFailed(
        submit,
        1,
        "error: the producer refuses "
            + file
            + ": The file has no column currency, country, payment, payee_account; add it to the first line");
  }

  @Test
  void saysThatNoProducerAnswers() throws IOException {
    Map<String, String> nowhere = Commands.nowhere(Role.PRODUCER);
    String file = Files.writeString(directory.resolve("a.csv"), HEADER + "\n").toString();

    Program submit = commands().runUnlike(nowhere, "submit", file);

    Commands.assertFailed(
        submit,
        1,
        "error: no producer answers at http://127.0.0.1:%s; start one with ./payouts up, or set PAYOUTS_PRODUCER_PORT or PAYOUTS_PRODUCER_URL to where it is"
            .formatted(nowhere.get("PAYOUTS_PRODUCER_PORT")));
  }

  private Commands commands() {
    return new Commands(system, directory);
  }

  private String file(String name, List<Good> payouts, String more) throws IOException {
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    for (Good good : payouts) {
      csv.append(good.id()).append(",100.00,THB,TH,bank,").append(good.account()).append('\n');
    }
    return Files.writeString(directory.resolve(name), csv.append(more)).toString();
  }
}
