package dev.payouts.standalone.system;

import static dev.payouts.standalone.stack.Role.ORCHESTRATOR;
import static dev.payouts.standalone.stack.Role.POLLER;
import static dev.payouts.standalone.stack.Role.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.system.Exposition.Sample;
import dev.payouts.testing.Await;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The table of metrics in docs/OPERATIONS.md is what the services export, and the numbers are what
 * happened.
 */
class MetricsTest {
  private static final PayoutSystem SYSTEM = PayoutSystem.shared();
  private static final MetricTable TABLE = MetricTable.read();
  private static final String LAG = "kafka_consumer_fetch_manager_records_lag";

  private final Happenings happened = Happenings.in(SYSTEM);

  @ParameterizedTest
  @EnumSource(names = {"PRODUCER", "ORCHESTRATOR", "WORKER", "POLLER"})
  void exportsWhatReadmeNamesAndNamesWhatItExports(Role role) {
    Map<String, Set<String>> named = TABLE.of(role);
    Await.until("a census", () -> !now(ORCHESTRATOR).all("payouts_lane_unknown").isEmpty());

    Map<String, Set<String>> exported = now(role).labels(family -> family.startsWith("payouts_"));

    Map<String, Set<String>> ours = new HashMap<>(named);
    ours.keySet().removeIf(name -> !name.startsWith("payouts_"));
    assertThat(exported).isEqualTo(ours).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ORCHESTRATOR", "WORKER", "POLLER"})
  void showsHowFarBehindEveryPartitionIs(Role role) {
    Set<String> labels = TABLE.of(role).getOrDefault(LAG, Set.of());
    assertThat(labels).contains("topic", "partition");
    int partitions = role == ORCHESTRATOR ? 8 : 4;

    Await.until(
        role + " is behind in none of its partitions",
        () -> {
          List<Sample> lags = lags(role);
          return lags.size() == partitions && lags.stream().allMatch(lag -> lag.value() == 0);
        });
    assertThat(lags(role)).allMatch(lag -> lag.labels().keySet().containsAll(labels));
  }

  /** Without the orchestrator's own changelogs. */
  private static List<Sample> lags(Role role) {
    return now(role).all(LAG).stream()
        .filter(lag -> lag.label("topic").matches("payout[._].*"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ORCHESTRATOR | payouts_duplicates_ignored_total | | | 2
          ORCHESTRATOR | payouts_ignored_total            | why | DUPLICATE | 2
          ORCHESTRATOR | payouts_conflicts_total          | | | 1
          ORCHESTRATOR | payouts_rejections_total         | | | 2
          ORCHESTRATOR | payouts_rejections_total         | code | conflict | 1
          ORCHESTRATOR | payouts_rejections_total         | code | invalid | 1
          ORCHESTRATOR | payouts_revisions_total          | | | 1
          ORCHESTRATOR | payouts_reviews_total            | | | 1
          ORCHESTRATOR | payouts_purged_total             | | | 0
          ORCHESTRATOR | payouts_dead_letters_total       | topic | payout.commands | 1
          WORKER       | payouts_dead_letters_total       | topic | payout.submissions | 1
          POLLER       | payouts_dead_letters_total       | topic | payout.inquiries | 1
          WORKER       | payouts_replies_lost_total       | operation | order/new | 0
          WORKER       | payouts_commits_failed_total     | operation | order/new | 0
          POLLER       | payouts_gateway_refused_total    | | | 0
          PRODUCER     | payouts_callbacks_received_total | verdict | forged | 1
          PRODUCER     | payouts_commands_received_total  | entry | rest | 2
          PRODUCER     | payouts_commands_received_total  | entry | csv | 3
          PRODUCER     | payouts_commands_received_total  | verdict | accepted | 3
          PRODUCER     | payouts_commands_received_total  | verdict | rejected | 2
          """)
  void countsWhatHappened(Role role, String name, String label, String value, double count) {
    String[] labels = label == null ? new String[0] : new String[] {label, value};

    assertThat(since(role, name, labels)).isEqualTo(count);
  }

  /** An alert on an increase misses the first one of a counter that is not there before. */
  @Test
  void showsCountersBeforeTheyCount() {
    assertThat(now(ORCHESTRATOR).values("payouts_rejections_total", "code"))
        .containsExactlyInAnyOrder(
            "invalid", "conflict", "unknown-payout", "too-late", "not-in-review");
    assertThat(now(ORCHESTRATOR).values("payouts_dead_letters_total", "topic"))
        .containsExactlyInAnyOrder("payout.commands", "payout.replies");
    for (Role role : List.of(WORKER, POLLER)) {
      assertThat(now(role).values("payouts_gateway_refused_total", "reason"))
          .containsExactlyInAnyOrder("deadline", "clock", "lane", "merchant", "doubt");
    }
  }

  private static Exposition now(Role role) {
    return SYSTEM.entrance().metrics(role);
  }

  /** How much a counter has grown. */
  private double since(Role role, String name, String... labels) {
    assertThat(now(role).all(name, labels)).as(name).isNotEmpty();
    return now(role).sum(name, labels) - happened.before(role).sum(name, labels);
  }

  @AfterAll
  static void nothingIsLost() {
    Reckoning.assertNothingLost(SYSTEM);
  }
}
