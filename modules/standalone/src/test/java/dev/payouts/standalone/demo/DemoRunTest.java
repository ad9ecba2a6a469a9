package dev.payouts.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo itself, as the launcher runs it. */
class DemoRunTest {
  private static final List<String> CSV =
      List.of(
          "payout_id,amount,currency,country,payment,payee_account",
          "run-1,100.00,THB,TH,bank,234500000001",
          "run-2,1000,VND,VN,bank,234500000002",
          "run-3,0.00,THB,TH,bank,234500000003",
          "run-4,5.00,THB,TH,bank,990005000004",
          "run&5,5.00,THB,TH,bank,234500000005",
          "run-6,5.00,THB,TH,bank,990051000006",
          "run-1,100.00,THB,TH,bank,234500000001",
          "run-2,9999,VND,VN,bank,234500000002",
          "run-7,7.00,THB,TH,bank,990030000007");

  @TempDir private Path directory;

  @Test
  void countsEveryRowOnceInItsLastLineAndLeavesNothingBehind() throws Exception {
    Path csv = Files.write(directory.resolve("small.csv"), CSV);

    Program demo = Program.payouts(directory, Map.of(), "demo", "--csv", csv.toString());

    // Results: 1 and its duplicate, 2, 4 and 7; rejected: 3, &5 and the other 2; in review: 6.
    assertThat(demo.out().lines().toList().getLast())
        .as("%s%n%s", demo.out(), demo.err())
        .matches("demo: commands=9 results=5 rejected=3 review=1 paid_twice=0 lost=0 seconds=\\d+");
    assertThat(demo.exitCode()).isZero();
    assertThat(demo.out()).contains("every result agrees with it");
    assertThat(directory.toFile().list((_, name) -> name.startsWith("payouts-demo-"))).isEmpty();
  }

  @Test
  void saysInOneSentenceWhichFileItCannotRead() {
    Program demo = Program.payouts(directory, Map.of(), "demo", "--csv", "missing.csv");

    assertThat(demo.exitCode()).isEqualTo(1);
    assertThat(demo.err()).isEqualTo("error: there is no readable file missing.csv\n");
  }
}
