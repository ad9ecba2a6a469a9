package dev.payouts.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutStatus;
import dev.payouts.reporting.Broker;
import dev.payouts.reporting.Ran;
import dev.payouts.reporting.Sample;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code report} over what a real broker holds. */
class ReportCommandTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  @TempDir private Path directory;
  private final Broker broker = Broker.empty();

  @Test
  void countsTheHighestRevisionWhereverItStands() {
    broker.results(
        Sample.of("a", PayoutStatus.REFUNDED).setRevision(2).build(),
        Sample.completed("a").setRevision(1).build(),
        Sample.completed("b").setRevision(1).build(),
        Sample.of("b", PayoutStatus.FAILED).setRevision(3).build());

    JsonNode report = json("--by", "status");

    assertThat(column(report, "status")).containsExactly("FAILED", "REFUNDED");
    assertThat(column(report, "payouts")).containsExactly("1", "1");
    assertThat(report.path("records_read").asInt()).isEqualTo(4);
    assertThat(report.path("payouts").asInt()).isEqualTo(2);
    assertThat(report.path("payouts_revised").asInt()).isEqualTo(2);
  }

  @Test
  void sumsExactlyAndNeverAcrossCurrencies() {
    for (int i = 0; i < 10; i++) {
      broker.results(Sample.paid("t" + i, "0.1", "THB", Duration.ofSeconds(1)));
    }
    broker.results(
        Sample.paid("u1", "99999999999999.999999", "USD", Duration.ofSeconds(1)),
        Sample.paid("u2", "0.000001", "USD", Duration.ofSeconds(1)));

    JsonNode report = json("--by", "day");

    assertThat(column(report, "day")).containsExactly("2026-11-23", "2026-11-23");
    assertThat(column(report, "currency")).containsExactly("THB", "USD");
    assertThat(column(report, "amount")).containsExactly("1.000000", "100000000000000.000000");
    assertThat(column(report, "paid")).containsExactly("1.000000", "100000000000000.000000");
  }

  @Test
  void readsWhatIsCommittedAndSaysWhatItCannotUse() {
    broker.results(Sample.completed("good").build());
    broker.writer(Topics.RESULTS).writeAborted("aborted", Sample.completed("aborted").build());
    var _ = broker.writer(Topics.RESULTS).write("bad", "no Avro".getBytes(StandardCharsets.UTF_8));
    int home =
        dev.payouts.reporting.source.Scan.home(
            "elsewhere".getBytes(StandardCharsets.UTF_8), Broker.PARTITIONS);
    var _ =
        broker
            .writer(Topics.RESULTS)
            .write(
                (home + 1) % Broker.PARTITIONS,
                "elsewhere",
                broker.bytes(Sample.completed("elsewhere").build()));
    var _ = broker.writer(Topics.RESULTS).write("other", Sample.completed("good").build());

    JsonNode report = json();

    assertThat(column(report, "payouts")).containsExactly("1");
    assertThat(report.path("records_skipped").asInt()).isEqualTo(3);
    Ran table = ran();
    assertThat(table.out())
        .containsPattern("payout.results +\\d +\\d+ +not in Confluent's wire format")
        .containsPattern("payout.results +\\d +\\d+ +its key belongs to partition " + home)
        .containsPattern("payout.results +\\d +\\d+ +its key is not its payout id");
  }

  @Test
  void aDayIsTheZonesDay() {
    broker.results(
        Sample.completed("late").setDecidedAt(Instant.parse("2026-11-30T17:30:00Z")).build(),
        Sample.completed("last").setDecidedAt(Instant.parse("2026-11-30T16:59:59.999Z")).build());

    JsonNode utc = json("--from", "2026-11-30", "--to", "2026-11-30");
    JsonNode bangkok = json("--from", "2026-11-30", "--to", "2026-11-30", "--zone", "Asia/Bangkok");

    assertThat(column(utc, "payouts")).containsExactly("2");
    assertThat(utc.path("zone").asString()).isEqualTo("UTC");
    assertThat(column(bangkok, "payouts")).containsExactly("1");
    assertThat(bangkok.path("payouts_outside_period").asInt()).isEqualTo(1);
    assertThat(bangkok.path("zone").asString()).isEqualTo("Asia/Bangkok");
    assertThat(bangkok.path("period").asString())
        .isEqualTo("2026-11-30 to 2026-11-30, both included, by decided_at");
  }

  @Test
  void timeToCompletionIsExact() {
    for (int i = 1; i <= 100; i++) {
      broker.results(Sample.paid("p" + i, "1", "THB", Duration.ofMillis(i * 10L)));
    }
    broker.results(
        Sample.of("slow", PayoutStatus.FAILED)
            .setDecidedAt(Sample.ACCEPTED.plusSeconds(99))
            .build());

    JsonNode row = json("--by", "currency").path("results").path(0);

    assertThat(row.path("p50_seconds").asString()).isEqualTo("0.5");
    assertThat(row.path("p90_seconds").asString()).isEqualTo("0.9");
    assertThat(row.path("p99_seconds").asString()).isEqualTo("0.99");
    assertThat(row.path("max_seconds").asString()).isEqualTo("1.0");
    assertThat(row.path("success_percent").decimalValue()).isEqualByComparingTo("99.00");
  }

  @Test
  void csvHasTheRowsAndStandardErrorTheFacts() {
    broker.results(Sample.completed("a").setSource("=1+1").build());

    Ran csv = ran("--by", "source", "--format", "csv");

    assertThat(csv.out().split("\r\n"))
        .hasSize(2)
        .satisfies(lines -> assertThat(lines[0]).startsWith("source,currency,payouts,amount,"))
        .satisfies(lines -> assertThat(lines[1]).startsWith("\"'=1+1\",\"THB\",1,100.000000,"));
    assertThat(csv.err())
        .contains("# period: everything, by decided_at", "# read: payout.results 0:[");
  }

  @Test
  void thePageNeedsNothingFromElsewhere() throws Exception {
    broker.results(
        Sample.completed("a").setSource("<script>alert(1)</script>").build(),
        Sample.of("b", PayoutStatus.FAILED).setCurrency("PHP").build());
    Path file = directory.resolve("report.html");

    Ran page = ran("--by", "day,source", "--format", "html", "--out", file.toString());

    assertThat(page.out()).isEqualTo("written: " + file + "\n");
    String html = Files.readString(file);
    assertThat(html)
        .doesNotContain("<script", "http:", "https:", "src=", "href=", "url(", "@import")
        .contains("&lt;script&gt;alert(1)", "prefers-color-scheme: dark", "Paid by day, THB")
        .contains("Payouts by day", "Time to completion");
    assertThat(html.split("<svg ", -1)).hasSize(4);
    assertThat(directory.toFile().list()).containsExactly("report.html");
  }

  @Test
  void nothingIsAReportToo() {
    Ran table = ran();

    assertThat(table.out()).containsPattern("payouts in period +0").doesNotContain("NaN");
    assertThat(ran("--format", "csv").out()).startsWith("currency,status,payouts,");
  }

  private JsonNode json(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--format", "json"));
    return ran(all.toArray(String[]::new)).json();
  }

  private Ran ran(String... words) {
    return Ran.of(streams -> ReportCommand.of(List.of(words)).run(broker.source(), NOW, streams));
  }

  private static List<String> column(JsonNode report, String name) {
    List<String> cells = new ArrayList<>();
    report.path("results").forEach(row -> cells.add(row.path(name).asString()));
    return cells;
  }
}
