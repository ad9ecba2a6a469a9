package dev.payouts.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.reporting.Broker;
import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.Ran;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.Sample;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export} of what a real broker holds, read back by readers that are not ours. */
class ExportCommandTest {
  private static final int PAYOUTS = 2_000;

  @TempDir private Path directory;
  private final Broker broker = Broker.empty();
  private final Map<String, PayoutResult> latest = new HashMap<>();

  @Test
  void parquetHasEveryPayoutAndTheTopicsSums() throws IOException {
    write();
    Path file = directory.resolve("payouts.parquet");

    export("--parquet", file);

    Map<String, BigDecimal> sums = new HashMap<>();
    List<String> ids = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
        RowReader rows = reader.rowReader()) {
      while (rows.hasNext()) {
        rows.next();
        PayoutResult result = result(rows.getString("payout_id"));
        ids.add(result.getPayoutId());
        sums.merge(rows.getString("currency"), rows.getDecimal("amount"), BigDecimal::add);
        assertThat(rows.getInt("revision")).isEqualTo(result.getRevision());
        assertThat(rows.getString("status")).isEqualTo(result.getStatus().name());
        assertThat(rows.getTimestamp("decided_at")).isEqualTo(result.getDecidedAt());
        assertThat(rows.isNull("final_amount")).isEqualTo(result.getFinalAmount() == null);
        assertThat(rows.getString("reason")).isEqualTo(result.getReason());
      }
    }
    assertThat(ids).hasSize(PAYOUTS).containsExactlyInAnyOrderElementsOf(latest.keySet());
    assertThat(sums).isEqualTo(sums());
  }

  @Test
  void parquetSaysWhatItsColumnsMean() throws IOException {
    broker.results(Sample.completed("a").build());
    Path file = directory.resolve("payouts.parquet");

    export("--parquet", file);

    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
      String schema = reader.getFileSchema().toString();
      for (String column : CsvFile.COLUMNS) {
        assertThat(schema).contains(column);
      }
      assertThat(reader.getFileSchema().getColumn("amount").logicalType().toString())
          .containsIgnoringCase("decimal")
          .contains("20", "6");
      assertThat(reader.getFileSchema().getColumn("decided_at").logicalType().toString())
          .containsIgnoringCase("timestamp")
          .containsIgnoringCase("micros");
    }
  }

  @Test
  void csvHasTheSameRows() throws IOException {
    write();
    Path file = directory.resolve("payouts.csv");

    Ran ran = export("--csv", file);

    Map<String, BigDecimal> sums = new HashMap<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(Files.readString(file), format)) {
      assertThat(parser.getHeaderNames()).isEqualTo(CsvFile.COLUMNS);
      List<CSVRecord> rows = parser.getRecords();
      assertThat(rows).hasSize(PAYOUTS);
      for (CSVRecord row : rows) {
        PayoutResult result = result(row.get("payout_id"));
        sums.merge(row.get("currency"), new BigDecimal(row.get("amount")), BigDecimal::add);
        assertThat(Instant.parse(row.get("accepted_at"))).isEqualTo(result.getAcceptedAt());
        assertThat(row.get("source")).isEqualTo("'=SUM(A1)");
      }
    }
    assertThat(sums).isEqualTo(sums());
    assertThat(ran.err())
        .contains(
            "# period: everything, by decided_at, UTC", "payouts: 2000, unreadable: 0, rows: 2000");
    assertThat(directory.toFile().list()).containsExactly("payouts.csv");
  }

  @Test
  void onlyThePeriodIsExported() throws IOException {
    broker.results(
        Sample.completed("in").build(),
        Sample.completed("out").setDecidedAt(Sample.ACCEPTED.plusSeconds(86_400)).build());
    Path file = directory.resolve("day.csv");

    export("--csv", file, "--from", "2026-11-23", "--to", "2026-11-23");

    assertThat(Files.readAllLines(file)).hasSize(2).element(1).asString().startsWith("\"in\",");
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidInASentence() {
    Path file = directory.resolve("nowhere").resolve("payouts.csv");

    assertThatThrownBy(() -> export("--csv", file))
        .isInstanceOf(ReportFailure.class)
        .hasMessageStartingWith(file + " cannot be written: ");
    assertThatThrownBy(() -> ExportCommand.of(List.of()))
        .isInstanceOf(Misuse.class)
        .hasMessage("export needs either --csv FILE or --parquet FILE");
  }

  private Ran export(String format, Path file, String... more) {
    List<String> words = new ArrayList<>(List.of(format, file.toString()));
    words.addAll(List.of(more));
    return Ran.of(streams -> ExportCommand.of(words).run(broker.source(), streams));
  }

  private PayoutResult result(String id) {
    PayoutResult result = latest.get(id);
    if (result == null) {
      throw new AssertionError("there is no payout " + id);
    }
    return result;
  }

  private Map<String, BigDecimal> sums() {
    Map<String, BigDecimal> sums = new HashMap<>();
    latest.values().forEach(one -> sums.merge(one.getCurrency(), one.getAmount(), BigDecimal::add));
    return sums;
  }

  /** Every third with a second revision, amounts of all sizes. */
  private void write() {
    Random random = new Random(3);
    var writer = broker.writer(Topics.RESULTS);
    for (int i = 0; i < PAYOUTS; i++) {
      PayoutResult.Builder result =
          Sample.completed("p" + i)
              .setAmount(BigDecimal.valueOf(random.nextLong(1, 99_999_999_999_999_999L), 6))
              .setSource("=SUM(A1)")
              .setCurrency(List.of("THB", "PHP", "USD").get(i % 3));
      writer.send("p" + i, result.build());
      if (i % 3 == 0) {
        result
            .setRevision(2)
            .setStatus(PayoutStatus.REFUNDED)
            .setFinalAmount(null)
            .setReason("taken \"back\", \u0e04\u0e37\u0e19");
        writer.send("p" + i, result.build());
      }
      latest.put("p" + i, result.build());
    }
    writer.flush();
  }
}
