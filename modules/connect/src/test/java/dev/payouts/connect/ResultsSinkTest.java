package dev.payouts.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is written to payout.results is in PostgreSQL as docs/CONNECT.md says, by the files of
 * deploy/connect and with the rights of the role connect.
 */
class ResultsSinkTest {
  private static final String RESULTS = "payouts.payout_results";
  private static final String REVISIONS = "payouts.payout_result_revisions";
  private static final String RESULTS_SINK = "payouts-results-postgres";

  private static Pipeline pipeline() {
    return Pipeline.shared();
  }

  private static Analytics analytics() {
    return pipeline().analytics();
  }

  @BeforeAll
  static void runTheSinks() {
    pipeline().run(RESULTS_SINK, "postgres/results.json");
    pipeline().run("payouts-revisions-postgres", "postgres/revisions.json");
  }

  private static List<Map<String, @Nullable Object>> rows(String table, String like) {
    return analytics()
        .ask(
            "SELECT * FROM %s WHERE payout_id LIKE '%s' ORDER BY payout_id COLLATE \"C\", revision"
                .formatted(table, like));
  }

  private static List<Map<String, @Nullable Object>> rows(SpecificRecord... records) {
    return Stream.of(records).map(Records::row).toList();
  }

  @Test
  void everyFieldOfEveryStatusArrivesExactly() {
    PayoutResult[] results =
        Stream.of(PayoutStatus.values())
            .sorted(Comparator.comparing(PayoutStatus::name))
            .map(
                status ->
                    Records.result("each-" + status, status).setReason("why " + status).build())
            .toArray(PayoutResult[]::new);
    PayoutResult largest =
        Records.result("each-largest", PayoutStatus.COMPLETED)
            .setAmount(Records.LARGEST)
            .setFinalAmount(Records.SMALLEST)
            .setPaymentUid("P-1")
            .setReference("ค่าจ้าง เดือน พ.ย. – 'quoted' \\ 😀")
            .setAttempts(3)
            .build();
    PayoutResult negative =
        Records.result("each-negative", PayoutStatus.REFUNDED)
            .setFinalAmount(Records.LARGEST.negate())
            .build();

    pipeline().write(results);
    pipeline().write(largest, negative);
    pipeline().awaitResults(RESULTS, REVISIONS);

    List<Map<String, @Nullable Object>> expected =
        Stream.concat(Stream.of(results), Stream.of(largest, negative)).map(Records::row).toList();
    assertThat(rows(RESULTS, "each-%")).isEqualTo(expected);
    assertThat(rows(REVISIONS, "each-%")).isEqualTo(expected);
  }

  @Test
  void whatWasAbortedNeverArrives() {
    pipeline().writeAborted(Records.result("aborted-1", PayoutStatus.COMPLETED).build());
    pipeline().awaitResults(RESULTS, REVISIONS);

    assertThat(rows(RESULTS, "aborted-%")).isEmpty();
    assertThat(rows(REVISIONS, "aborted-%")).isEmpty();
  }

  @Test
  void aPayoutHasItsLatestRevisionInOneTableAndAllInTheOther() {
    PayoutResult completed = Records.result("revised-1", PayoutStatus.COMPLETED).build();
    PayoutResult refunded =
        Records.result("revised-1", PayoutStatus.REFUNDED)
            .setRevision(2)
            .setFinalAmount(new BigDecimal("100.250000"))
            .build();

    pipeline().write(completed, refunded);
    pipeline().awaitResults(RESULTS, REVISIONS);

    assertThat(rows(RESULTS, "revised-%")).isEqualTo(rows(refunded));
    assertThat(rows(REVISIONS, "revised-%")).isEqualTo(rows(completed, refunded));
    assertThat(analytics().ask("SELECT * FROM payouts.payout_changes"))
        .anySatisfy(
            change ->
                assertThat(change)
                    .containsEntry("payout_id", "revised-1")
                    .containsEntry("status_before", "COMPLETED")
                    .containsEntry("status", "REFUNDED"));
  }

  /** As ./payouts results: the highest revision counts, wherever it stands. */
  @Test
  void readingTheTopicAgainDoublesNothingAndTakesNothingBack() {
    PayoutResult first = Records.result("again-1", PayoutStatus.OVERDUE).build();
    PayoutResult second =
        Records.result("again-1", PayoutStatus.COMPLETED)
            .setRevision(2)
            .setFinalAmount(new BigDecimal("100.250000"))
            .build();
    PayoutResult lost = Records.result("again-2", PayoutStatus.FAILED).build();
    pipeline().write(first, lost, second, first);
    pipeline().awaitResults(RESULTS, REVISIONS);
    assertThat(rows(RESULTS, "again-%")).isEqualTo(rows(second, lost));
    List<Map<String, @Nullable Object>> before = rows(RESULTS, "%");
    analytics().run("DELETE FROM " + RESULTS + " WHERE payout_id = 'again-2'");

    pipeline().worker().api().readAgain(RESULTS_SINK);
    pipeline().awaitResults(RESULTS);

    assertThat(rows(RESULTS, "%")).containsAll(before);
    assertThat(rows(RESULTS, "again-%")).isEqualTo(rows(second, lost));
    assertThat(rows(RESULTS, "aborted-%")).isEmpty();
  }

  @Test
  void aResultThatIsDeletedFromTheTopicIsDeletedAndItsRevisionsStay() {
    PayoutResult result = Records.result("deleted-1", PayoutStatus.COMPLETED).build();
    pipeline().write(result);
    pipeline().awaitResults(RESULTS, REVISIONS);
    assertThat(rows(RESULTS, "deleted-%")).isEqualTo(rows(result));

    pipeline().writer().commit(Topics.RESULTS, "deleted-1", null);
    pipeline().awaitResults(RESULTS, REVISIONS);

    assertThat(rows(RESULTS, "deleted-%")).isEmpty();
    assertThat(rows(REVISIONS, "deleted-%")).isEqualTo(rows(result));
  }

  @Test
  void sumsAgreeWithTheLedger() {
    pipeline()
        .write(
            Records.result("sum-1", PayoutStatus.COMPLETED)
                .setAmount(Records.LARGEST)
                .setFinalAmount(Records.LARGEST)
                .build(),
            Records.result("sum-2", PayoutStatus.COMPLETED)
                .setAmount(Records.LARGEST)
                .setFinalAmount(Records.LARGEST.subtract(Records.SMALLEST))
                .build(),
            Records.result("sum-3", PayoutStatus.COMPLETED).setCurrency("IDR").build(),
            Records.result("sum-3", PayoutStatus.REFUNDED)
                .setCurrency("IDR")
                .setRevision(2)
                .build(),
            Records.result("sum-4", PayoutStatus.FAILED).setCurrency("IDR").build());
    pipeline().awaitResults(RESULTS);

    Ledger ledger = Ledger.of(pipeline().kafka().source());

    assertThat(Ledger.of(analytics())).isEqualTo(ledger);
    assertThat(ledger.lines()).containsKey("THB COMPLETED").containsKey("IDR REFUNDED");
  }

  /** Kafka Connect takes no notice of a setting that nobody knows, such as a misspelt one. */
  @ParameterizedTest
  @ValueSource(strings = {"results", "revisions", "rejections", "breaks"})
  void everySettingIsOneThatTheConnectorHas(String name) {
    Map<String, String> connector =
        new TreeMap<>(DeployedFiles.connector("postgres/" + name + ".json"));
    connector.put("name", "payouts-any");
    assertThat(pipeline().worker().api().settings(connector))
        .contains("insert.mode", "transforms")
        .containsAll(
            connector.keySet().stream().filter(key -> !key.startsWith("hibernate.")).toList());
  }

  @Test
  void noPasswordIsLogged() {
    assertThat(pipeline().worker().log()).doesNotContain("canary-").doesNotContain("change-me");
  }
}
