package dev.payouts.standalone.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.Payee;
import dev.payouts.core.Terms;
import dev.payouts.producer.BatchReading;
import dev.payouts.standalone.client.ClientFailure;
import dev.payouts.standalone.text.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {
  private static final String HEADER =
      "payout_id,amount,currency,country,payment,payee_account,lane,source,expires_at\n";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-27T12:00:00Z"));

  @TempDir private Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private boolean good;

  @Test
  void addsUpWhatAGoodFilePays() throws IOException {
    validate(
        false,
        "a,100.00,THB,TH,bank,1,,,\nb,0.50,THB,TH,bank,2,,,\nc,25000,VND,VN,bank,3,,,2027-01-01T00:00:00Z\n");

    assertThat(good).isTrue();
    assertThat(text())
        .isEqualTo(
            """
            rows        count
            -----------------
            good            3
            rejected        0
            duplicates      0
            conflicts       0

            would pay  payouts     amount
            -----------------------------
            THB              2     100.50
            VND              1  25,000.00
            """);
  }

  @Test
  void namesBadRowsAsSubmitDoes() throws IOException {
    validate(
        false,
        "a,-5.00,THB,TH,bank,1,,,\n,1.00,THB,TH,bank,1,,,\nb,1.001,THB,TH,bank,1,,,2026-01-01T00:00:00Z\nc,1.00\n\"d\n");

    assertThat(good).isFalse();
    assertThat(text())
        .startsWith(
            """
            line 2 (a): amount is negative; give one above zero
            line 3: payout_id is missing; give 1 to 64 of A-Z a-z 0-9 _ -
            line 4 (b): amount has 3 decimals, THB allows 2
            line 5: row has 2 cells, the header has 9; put quotes around a text with commas
            line 6: row opens a quote that is never closed; all from here to the end was read as one row
            rows        count
            -----------------
            good            0
            rejected        5
            """)
        .doesNotContain("would pay");
  }

  @Test
  void tellsDuplicatesFromConflicts() throws IOException {
    validate(
        false,
        """
        a,100.00,THB,TH,bank,1,,,
        a,100,THB,TH,bank,1,fast,,2027-01-01T00:00:00Z
        a,100.00,THB,TH,bank,2,,,
        b,1.00,THB,TH,bank,1,,x,
        b,1.00,THB,TH,bank,1,,,
        """);

    assertThat(good).isFalse();
    assertThat(text())
        .isEqualTo(
            """
            line 3 (a): the same payout as line 2; it is paid once
            line 4 (a): line 2 has this id with other content; this one would be refused, give it its own id
            line 6 (b): line 5 has this id with other content; this one would be refused, give it its own id
            rows        count
            -----------------
            good            5
            rejected        0
            duplicates      1
            conflicts       2

            would pay  payouts  amount
            --------------------------
            THB              2  101.00
            """);
  }

  /** Whoever adds a field to a payout's content adds it to what is compared here. */
  @Test
  void comparesTheWholeContent() {
    assertThat(Terms.class.getRecordComponents())
        .extracting(RecordComponent::getName)
        .containsExactly(
            "amount",
            "currency",
            "country",
            "payment",
            "payee",
            "accountingType",
            "channel",
            "source",
            "reference");
    assertThat(Payee.class.getRecordComponents())
        .extracting(RecordComponent::getName)
        .containsExactly("account", "name", "bankName");
  }

  @Test
  void isGoodWithNothingButDuplicates() throws IOException {
    validate(false, "a,1.00,THB,TH,bank,1,,,\na,1.00,THB,TH,bank,1,,,\n");

    assertThat(good).isTrue();
  }

  @Test
  void saysEverythingAsJson() throws IOException {
    validate(
        true,
        "a,1.00,THB,TH,bank,1,,,\na,1.0,THB,TH,bank,1,,,\na,2.00,THB,TH,bank,1,,,\nb,-1,THB,XX,bank,1,,,\n");

    assertThat(text().lines())
        .containsExactly(
            "{\"row\":4,\"line\":5,\"payout_id\":\"b\",\"status\":\"rejected\",\"violations\":["
                + "{\"field\":\"amount\",\"problem\":\"is negative; give one above zero\"},"
                + "{\"field\":\"country\",\"problem\":\"is \\\"XX\\\"; give an ISO 3166 alpha-2 code in upper case such as TH\"}]}",
            "{\"line\":3,\"payout_id\":\"a\",\"status\":\"duplicate\",\"first_line\":2}",
            "{\"line\":4,\"payout_id\":\"a\",\"status\":\"conflict\",\"first_line\":2}",
            "{\"rows\":4,\"good\":3,\"rejected\":1,\"duplicates\":1,\"conflicts\":1,"
                + "\"pays\":[{\"currency\":\"THB\",\"payouts\":1,\"amount\":\"1.00\"}]}");
  }

  @Test
  void readsJsonLinesByTheirName() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("wages.ndjson"),
            """
            {"payout_id":"a","amount":"1.00","currency":"THB","country":"TH","payment":"bank","payee":{"account":"1"}}
            {"payout_id":"b"
            """);

    good = validation(Map.of()).run(file, print(), false);

    assertThat(text())
        .startsWith("line 2: row is not well-formed JSON")
        .contains("good            1");
  }

  @Test
  void followsTheProducersSettings() throws IOException {
    Path file = file("a,1.00,THB,TH,bank,1,,,\nb," + "1".repeat(2_000) + ",THB,TH,bank,1,,,\n");
    Map<String, String> set =
        Map.of(
            "PAYOUTS_RULES_CHANNEL_REQUIRED_FOR", "THB",
            "PAYOUTS_PRODUCER_ROW_SIZE_MAX", "1KB");

    good = validation(set).run(file, print(), false);

    assertThat(text())
        .startsWith(
            """
            line 2 (a): channel is missing; THB needs one
            line 3: row is longer than 1024 bytes, lines 3 to 3; look for a quote left open
            """);
  }

  @Test
  void takesNoMoreRowsThanTheProducer() throws IOException {
    Path file = file("a,1.00,THB,TH,bank,1,,,\nb,1.00,THB,TH,bank,1,,,\nc,1.00,THB,TH,bank,1,,,\n");

    good = validation(Map.of("PAYOUTS_PRODUCER_ROWS_MAX", "1")).run(file, print(), false);

    assertThat(good).isFalse();
    assertThat(text())
        .startsWith("line 3: row is one more than the 1 that a batch may have")
        .contains("good            1", "rejected        1");
  }

  @Test
  void refusesAFileOfWhichNothingCanBeTaken() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty.csv"));

    assertThatThrownBy(() -> validation(Map.of()).run(empty, print(), false))
        .isInstanceOf(ClientFailure.class)
        .hasMessage(empty + " is empty; the first line must name the columns");
    assertThatThrownBy(() -> validation(Map.of()).run(directory, print(), false))
        .hasMessage("there is no readable file " + directory);
  }

  @Test
  void showsTheFirstHundredAndCountsAll() throws IOException {
    validate(false, "a,1.00,THB,TH,bank,1,,,\n".repeat(151) + "b,0,THB,TH,bank,1,,,\n".repeat(120));

    List<String> lines = text().lines().toList();
    assertThat(lines).filteredOn(line -> line.startsWith("line ")).hasSize(200);
    assertThat(lines)
        .contains(
            "line 101 (a): the same payout as line 2; it is paid once",
            "further rows that are not accepted are only counted",
            "further ids that occur again are only counted",
            "duplicates    150");
    assertThat(lines).noneMatch(line -> line.startsWith("line 103 (a)"));
  }

  private void validate(boolean json, String rows) throws IOException {
    good = validation(Map.of()).run(file(rows), print(), json);
  }

  private Path file(String rows) throws IOException {
    return Files.writeString(directory.resolve("wages.csv"), HEADER + rows);
  }

  private Validation validation(Map<String, String> environment) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
    return new Validation(
        BatchReading.from(environment), Progress.at(false, nowhere, CLOCK), CLOCK);
  }

  private PrintStream print() {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
