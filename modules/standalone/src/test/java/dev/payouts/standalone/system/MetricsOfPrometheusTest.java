package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.deploy.Dashboards;
import dev.payouts.standalone.deploy.Tool;
import dev.payouts.standalone.stack.Role;
import dev.payouts.testing.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real Prometheus, with the files of deploy/prometheus, sees what happened to real payouts. */
class MetricsOfPrometheusTest {
  private static final PayoutSystem SYSTEM = PayoutSystem.shared();

  private static final String CLOSED = "PayoutLaneClosed";

  /** Of what happened, one of each kind is enough; instances counted it before the first scrape. */
  private static final List<String> HAPPENED =
      List.of(
          "PayoutsInReview",
          "PayoutRevised",
          "PayoutConflict",
          "PayoutDeadLetters",
          "PayoutLaneUnknown",
          "PayoutRefusedLane");

  private static final List<String> NEVER =
      List.of(
          "PayoutsUnaccounted",
          "PayoutSubmittingTooLong",
          "PayoutMoneyLimitMissing",
          "PayoutUnsentTooLong",
          "PayoutRefusedMerchant",
          "PayoutRefusedClock",
          "PayoutRefusedDoubt",
          "PayoutRoleDown",
          "PayoutInstanceDown",
          "PayoutOrchestratorIdle",
          "PayoutStateRestoring");

  /** Each has a query about something that did not happen: nothing was declined, or not sent. */
  private static final Set<String> MAY_BE_EMPTY =
      Set.of("Payouts: gateway: Declined", "Payouts: pacing: Permits");

  @TempDir private Path directory;

  @Test
  void firesForWhatHappenedAndForNothingElse() {
    Happenings.in(SYSTEM);
    try (var prometheus = RealPrometheus.scraping("prometheus.yml", SYSTEM.at()::http, directory)) {
      Await.until(
          "every role scraped",
          () ->
              Set.copyOf(prometheus.targets())
                  .equals(Set.of("producer up", "orchestrator up", "worker up", "poller up")));
      Await.until("every rule evaluated", () -> prometheus.unhealthyRules().isEmpty());
      Await.until("firing", () -> prometheus.alerts("firing").containsAll(HAPPENED));
      SYSTEM.entrance().turn(PayoutSystem.COUNTED, "close");
      Await.until("a closed lane", () -> prometheus.alerts("pending").contains(CLOSED));
      SYSTEM.entrance().turn(PayoutSystem.COUNTED, "open");
      Await.until("an open lane", () -> !prometheus.alerts("pending").contains(CLOSED));

      assertThat(prometheus.alerts("firing")).doesNotContainAnyElementsOf(NEVER);
      assertThat(value(prometheus, "sum(payouts:state_count:sum{state=\"REVIEW\"})")).isPositive();
      assertThat(value(prometheus, "sum(payouts_unaccounted)")).isZero();
      assertThat(emptyPanels(prometheus)).isSubsetOf(MAY_BE_EMPTY);
    }
  }

  @Test
  void isLetInByItsKeyUntilThatIsTakenAway() throws IOException {
    Tool.PROMETHEUS.orSkip();
    String key = "payouts_" + "k".repeat(43);
    Path keys = Files.writeString(directory.resolve("keys"), "prometheus read " + hash(key));
    Files.writeString(directory.resolve("payouts.key"), key + "\n");
    try (var keyed =
            SYSTEM.startInstance("keyed", Map.of("payouts.access.keys-file", keys), Role.PRODUCER);
        var prometheus =
            RealPrometheus.scraping(
                "prometheus-keys.yml", _ -> keyed.http(Role.PRODUCER), directory)) {
      Await.until("let in", () -> prometheus.targets().contains("producer up"));

      Files.writeString(keys, "prometheus read " + hash("another key"));

      Await.until(
          "refused",
          () -> prometheus.targets().contains("producer down: server returned HTTP status 401"));
    }
  }

  private static String hash(String key) {
    try {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)) + "\n";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Every query is one that Prometheus takes. */
  private static Set<String> emptyPanels(RealPrometheus prometheus) {
    Set<String> empty = new TreeSet<>();
    for (Dashboards.Query query : Dashboards.queries()) {
      // What Grafana puts there, at the pace of this test's scrapes.
      String expression = query.expression().replace("$__rate_interval", "1m");
      if (prometheus.query(expression).isEmpty()) {
        empty.add(query.panel());
      }
    }
    return empty;
  }

  private static double value(RealPrometheus prometheus, String expression) {
    JsonNode series = prometheus.query(expression);
    assertThat(series).as(expression).hasSize(1);
    return Double.parseDouble(series.path(0).path("value").path(1).asString("NaN"));
  }
}
