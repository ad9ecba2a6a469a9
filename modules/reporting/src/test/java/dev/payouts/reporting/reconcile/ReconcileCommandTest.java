package dev.payouts.reporting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.reporting.Broker;
import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.Ran;
import dev.payouts.reporting.Sample;
import dev.payouts.service.SchemaSettings;
import dev.payouts.service.TopicSettings;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code reconcile} against what a real broker holds. */
class ReconcileCommandTest {
  private static final Instant NOW = Sample.ACCEPTED.plus(Duration.ofDays(2));
  private static final String HEADER =
      "merchant_order_id,order_uid,amount,currency,payment_status,date\n";

  @TempDir private Path directory;
  private final Broker broker = Broker.empty();
  private boolean agrees;

  @Test
  void whatIsTheSameOnBothSidesMatches() throws IOException {
    broker.results(Sample.completed("a").build(), Sample.completed("b").build());

    JsonNode report = reconcile(line("a"), line("b").replace("100.00", "100"));

    assertThat(outcomes(report)).isEqualTo(Map.of("matched", 2));
    assertThat(agrees).isTrue();
    assertThat(report.path("breaks")).isEmpty();
  }

  @Test
  void everyDifferenceIsABreakOfItsType() throws IOException {
    for (String id : List.of("amount", "currency", "status", "number", "there", "twice")) {
      broker.results(Sample.completed(id).build());
    }

    JsonNode report =
        reconcile(
            line("amount").replace("100.00", "99.99"),
            line("currency").replace("THB", "PHP"),
            line("status").replace("completed", "failed"),
            line("number").replace("P-number", "P-other"),
            line("here"),
            line("twice"),
            line("twice"));

    assertThat(agrees).isFalse();
    assertThat(breaks(report))
        .containsExactlyInAnyOrder(
            "amount AMOUNT: 100.000000 here, 99.990000 there",
            "currency CURRENCY: THB here, PHP there",
            "status STATUS: COMPLETED here, FAILED there",
            "number ORDER_NUMBER: P-number here, P-other there",
            "here MISSING_HERE: neither a result nor an open payout",
            "there MISSING_THERE: no line",
            "twice DUPLICATE_LINE: line 8 is about the payout of line 7");
    assertThat(outcomes(report))
        .isEqualTo(
            Map.of(
                "matched",
                1,
                "differs",
                4,
                "missing_here",
                1,
                "missing_there",
                1,
                "duplicate_line",
                1));
    assertThat(report.path("breaks").path(0).path("age_hours").asInt()).isEqualTo(47);
  }

  @Test
  void totalsOfBothSidesAddUp() throws IOException {
    broker.results(
        Sample.completed("same").build(),
        Sample.completed("less").build(),
        Sample.completed("currency").build(),
        Sample.completed("there").build());

    JsonNode report =
        reconcile(
            line("same"),
            line("less").replace("100.00", "0.1"),
            line("currency").replace("THB", "PHP"),
            line("here").replace("100.00", "0.2"),
            line("same"));

    Map<String, String> totals = new TreeMap<>();
    for (JsonNode row : report.path("totals")) {
      totals.put(
          row.path("currency").asString() + " " + row.path("outcome").asString(),
          "%s %s %s %s"
              .formatted(
                  row.path("payouts_here").asInt(),
                  plain(row, "amount_here"),
                  row.path("lines_there").asInt(),
                  plain(row, "amount_there")));
    }
    assertThat(totals)
        .containsEntry("THB all", "4 400 4 200.3")
        .containsEntry("PHP all", "0 0 1 100")
        .containsEntry("THB matched", "1 100 1 100")
        .containsEntry("THB differs", "2 200 1 0.1")
        .containsEntry("PHP differs", "0 0 1 100")
        .containsEntry("THB missing there", "1 100 0 0")
        .containsEntry("THB missing here", "0 0 1 0.2")
        .containsEntry("THB duplicate line", "0 0 1 100");
  }

  @Test
  void whatIsAbsentOnASideIsNeverMatched() throws IOException {
    broker.results(
        Sample.completed("amount").build(),
        Sample.completed("currency").build(),
        Sample.completed("status").build(),
        Sample.completed("number").build(),
        Sample.completed("unnumbered").setPaymentUid(null).build(),
        Sample.completed("id").build());

    JsonNode report =
        reconcile(
            line("amount").replace("100.00", ""),
            line("currency").replace("THB", ""),
            line("status").replace("completed", " "),
            line("number").replace("P-number", ""),
            line("unnumbered"),
            line("id").replace("id,P", ",P"));

    assertThat(agrees).isTrue();
    assertThat(outcomes(report)).isEqualTo(Map.of("incomplete", 6));
    List<String> notes = new ArrayList<>();
    report
        .path("unsettled")
        .forEach(
            row -> notes.add(row.path("subject").asString() + " " + row.path("note").asString()));
    assertThat(notes)
        .containsExactlyInAnyOrder(
            "amount absent: amount there",
            "currency absent: currency there",
            "status absent: status there",
            "number absent: order number there",
            "unnumbered absent: order number here",
            "id absent: payout id there");
  }

  @Test
  void whatIsOpenIsNoBreakUntilItIsTooOld() throws IOException {
    event("young", 1, PayoutState.PENDING, NOW.minus(Duration.ofHours(23)));
    event("old", 1, PayoutState.QUEUED, NOW.minus(Duration.ofHours(25)));
    event("old", 2, PayoutState.UNCERTAIN, NOW.minus(Duration.ofHours(1)));
    event("waiting", 1, PayoutState.SCHEDULED, NOW.minus(Duration.ofDays(300)));
    broker.results(Sample.completed("reopened").build());
    event("reopened", 1, PayoutState.QUEUED, NOW.minus(Duration.ofDays(40)));
    event("reopened", 9, PayoutState.REVIEW, NOW.minus(Duration.ofHours(1)));

    JsonNode report = reconcile(line("young"), line("old"), line("reopened"));

    assertThat(outcomes(report)).isEqualTo(Map.of("open", 3, "open_too_long", 1));
    assertThat(breaks(report))
        .containsExactly("old OPEN_TOO_LONG: UNCERTAIN since 2026-11-25T07:00:00Z");
    assertThat(agrees).isFalse();
  }

  @Test
  void anEndWithoutAResultIsMissingHere() throws IOException {
    event("lost", 3, PayoutState.COMPLETED, Sample.ACCEPTED);
    event("justNow", 3, PayoutState.COMPLETED, NOW.minusSeconds(1));

    JsonNode report = reconcile(line("lost"));

    assertThat(breaks(report))
        .containsExactly("lost MISSING_HERE: the events say COMPLETED, but there is no result");
    assertThat(outcomes(report)).isEqualTo(Map.of("missing_here", 1, "open", 1));
  }

  @Test
  void aLineUnderAnotherIdSaysWhoseOrderItNames() throws IOException {
    broker.results(Sample.completed("right").build());

    JsonNode report = reconcile(line("right").replace("right,P", "wrong,P"));

    assertThat(breaks(report))
        .containsExactlyInAnyOrder(
            "wrong MISSING_HERE: its order number is that of payout right",
            "right MISSING_THERE: no line");
  }

  @Test
  void onlyResultsOfThePeriodMustBeThere() throws IOException {
    broker.results(
        Sample.completed("in").build(),
        Sample.completed("later").setDecidedAt(Sample.ACCEPTED.plus(Duration.ofDays(1))).build(),
        Sample.of("failed", PayoutStatus.FAILED).build(),
        Sample.of("refunded", PayoutStatus.REFUNDED).build());

    JsonNode report = reconcile(line("in"));

    assertThat(report.path("period").asString())
        .isEqualTo("2026-11-23 to 2026-11-23, both included, by decided_at");
    assertThat(breaks(report)).containsExactly("refunded MISSING_THERE: no line");
    assertThat(report.path("not_expected_there").asInt()).isEqualTo(2);
  }

  /** The statements of two accounts, each of the same days. */
  @Test
  void onlyResultsOfTheStatementsLanesMustBeThere() throws IOException {
    broker.results(
        Sample.completed("ours").build(),
        Sample.completed("others").setLane("eu").build(),
        Sample.completed("lost").setLane("eu").build());

    assertThat(outcomes(run(statement(line("ours")), "--lanes", "default").json()))
        .isEqualTo(Map.of("matched", 1));
    assertThat(agrees).isTrue();
    assertThat(outcomes(run(statement(line("others")), "--lanes", "eu,us").json()))
        .isEqualTo(Map.of("matched", 1, "missing_there", 1));
    assertThatThrownBy(() -> run(statement(line("others")), "--lanes", "EU"))
        .isInstanceOf(Misuse.class)
        .hasMessageStartingWith("--lanes needs names of lanes");
  }

  @Test
  void withoutAStatusColumnALineMeansPaid() throws IOException {
    broker.results(Sample.of("a", PayoutStatus.FAILED).build());
    Path file = directory.resolve("plain.csv");
    Files.writeString(file, "merchant_order_id,amount,currency\na,100,THB\n");

    JsonNode report = run(file, "--from", "2026-11-23").json();

    assertThat(breaks(report)).containsExactly("a STATUS: FAILED here, COMPLETED there");
    assertThat(report.path("not_compared").asString()).isEqualTo("order number");
  }

  @Test
  void amountsAreReadAsTheMappingSays() throws IOException {
    broker.results(
        Sample.completed("a")
            .setAmount(new BigDecimal("1234567.890000"))
            .setFinalAmount(null)
            .build());
    Path mapping = directory.resolve("mapping.properties");
    Files.writeString(
        mapping,
        """
        column.payout_id=Referenz
        column.order_number=
        column.amount=Betrag
        column.currency=W\u00e4hrung
        column.status=Status
        column.date=Datum
        delimiter=;
        decimal=,
        grouping=.
        amount.negate=true
        date.format=dd.MM.yyyy HH:mm
        date.zone=Asia/Bangkok
        charset=ISO-8859-1
        status.completed=gebucht
        """);
    Path file = directory.resolve("bank.csv");
    Files.writeString(
        file,
        "Datum;Referenz;Betrag;W\u00e4hrung;Status\n23.11.2026 23:30;a;-1.234.567,89;thb;GEBUCHT\n",
        StandardCharsets.ISO_8859_1);

    JsonNode report = run(file, "--mapping", mapping.toString()).json();

    assertThat(outcomes(report)).isEqualTo(Map.of("matched", 1));
    assertThat(report.path("period").asString()).startsWith("2026-11-23 to 2026-11-23");
  }

  @Test
  void aStatementThatCannotBeReadIsNotCompared() throws IOException {
    Path file = statement(line("a").replace("100.00", "1,2.3"), line("b").replace("THB", "?"));

    assertThatThrownBy(() -> run(file))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("has 2 lines that cannot be read, so nothing was compared: line 2 ");
  }

  @Test
  void breaksArePublishedOnceAndClearedWhenGone() throws IOException {
    broker.results(Sample.completed("a").build(), Sample.completed("b").build());
    String wrong = line("a").replace("100.00", "90");

    JsonNode dry = run(statement(wrong), "--dry-run").json();
    assertThat(dry.path("published").asString()).startsWith("nothing");
    assertThat(published()).isEmpty();

    JsonNode first = reconcile(wrong);
    JsonNode again = reconcile(wrong);
    JsonNode mended = reconcile(line("a"), line("b"));

    assertThat(first.path("published").asString()).startsWith("2 changes");
    assertThat(again.path("published").asString())
        .isEqualTo("0 changes to payout.breaks; 2 breaks stood there as they are");
    assertThat(mended.path("published").asString()).startsWith("2 changes");
    assertThat(published())
        .containsEntry("a/AMOUNT", "CLEARED 90.000000")
        .containsEntry("b/MISSING_THERE", "CLEARED null")
        .hasSize(2);
  }

  private static String plain(JsonNode row, String amount) {
    return new BigDecimal(row.path(amount).asString()).stripTrailingZeros().toPlainString();
  }

  private Map<String, String> published() {
    Map<String, String> published = new TreeMap<>();
    BreakTopic topic =
        new BreakTopic(broker.source(), new TopicSettings(3, 1, true), new SchemaSettings(true));
    topic
        .standing()
        .forEach((key, one) -> published.put(key, one.getStanding() + " " + one.getAmountThere()));
    return published;
  }

  private void event(String id, int sequence, PayoutState to, Instant at) {
    var _ =
        broker
            .writer(Topics.EVENTS)
            .write(
                id,
                PayoutEvent.newBuilder()
                    .setPayoutId(id)
                    .setSequence(sequence)
                    .setFromState(PayoutState.NONE)
                    .setToState(to)
                    .setCause("test")
                    .setAttempt(1)
                    .setAt(at)
                    .build());
  }

  private static String line(String id) {
    return "%s,P-%s,100.00,THB,completed,2026-11-23 10:00:00\n".formatted(id, id);
  }

  private Path statement(String... lines) throws IOException {
    return Files.writeString(directory.resolve("statement.csv"), HEADER + String.join("", lines));
  }

  private JsonNode reconcile(String... lines) throws IOException {
    return run(statement(lines)).json();
  }

  private Ran run(Path file, String... more) {
    List<String> words =
        new ArrayList<>(List.of("--statement", file.toString(), "--format", "json"));
    words.addAll(List.of(more));
    return Ran.of(
        streams ->
            agrees =
                ReconcileCommand.of(words)
                    .run(
                        broker.source(),
                        new TopicSettings(3, 1, true),
                        new SchemaSettings(true),
                        NOW,
                        streams));
  }

  private static Map<String, Integer> outcomes(JsonNode report) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Outcome outcome : Outcome.values()) {
      String name = outcome.word().replace(' ', '_');
      if (report.path(name).asInt() > 0) {
        counts.put(name, report.path(name).asInt());
      }
    }
    return counts;
  }

  private static List<String> breaks(JsonNode report) {
    List<String> breaks = new ArrayList<>();
    report
        .path("breaks")
        .forEach(
            row ->
                breaks.add(
                    "%s %s: %s"
                        .formatted(
                            row.path("subject").asString(),
                            row.path("type").asString(),
                            row.path("detail").asString())));
    return breaks;
  }
}
