package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.deploy.Catalog;
import dev.payouts.standalone.deploy.Dashboards;
import dev.payouts.standalone.deploy.Rules;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.system.Exposition.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What rules, dashboards and the runbook ask for is what the running services export. */
class MetricsOfAlertsTest {
  private static final PayoutSystem SYSTEM = PayoutSystem.shared();
  private static final Rules RULES = Rules.read();
  private static final Pattern FIGURE =
      Pattern.compile("\\b(?:payouts_|kafka_|jvm_|payouts:)[a-z0-9_:]+");

  private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

  private final Catalog catalog;

  MetricsOfAlertsTest() {
    Happenings.in(SYSTEM);
    catalog = new Catalog(exported(), RULES);
  }

  private static Map<String, Set<String>> exported() {
    Map<String, Set<String>> exported = new HashMap<>();
    for (Role role : List.of(Role.PRODUCER, Role.ORCHESTRATOR, Role.WORKER, Role.POLLER)) {
      add(exported, SYSTEM.entrance().metrics(role));
    }
    add(exported, Exposition.parse(ofCompleteness()));
    return exported;
  }

  private static void add(Map<String, Set<String>> exported, Exposition page) {
    for (Sample sample : page.samples()) {
      exported
          .computeIfAbsent(sample.name(), _ -> new TreeSet<>())
          .addAll(sample.labels().keySet());
    }
  }

  /** What a timer's check leaves for the node exporter. */
  private static String ofCompleteness() {
    try {
      Path directory = Files.createTempDirectory("payouts-completeness-");
      Path file = directory.resolve("payouts.prom");
      var _ = new Commands(SYSTEM, directory).run("completeness", "--metrics", file.toString());
      String page = Files.readString(file);
      Files.delete(file);
      Files.delete(directory);
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void rulesAskForWhatIsExported() {
    List<String> expressions = new ArrayList<>();
    RULES.alerts().forEach(alert -> expressions.add(alert.expression()));
    RULES.recorded().forEach(rule -> expressions.add(rule.expression()));

    assertThat(expressions).isNotEmpty();
    assertThat(expressions.stream().map(catalog::problems).flatMap(List::stream)).isEmpty();
  }

  @Test
  void dashboardsAskForWhatIsExportedAndNameSeriesByTheirLabels() {
    List<String> problems = new ArrayList<>();
    for (Dashboards.Query query : Dashboards.queries()) {
      problems.addAll(catalog.problems(query.expression()));
      Set<String> labels = catalog.labelsOf(query.expression());
      LEGEND
          .matcher(query.legend())
          .results()
          .map(label -> label.group(1))
          .filter(label -> !labels.contains(label))
          .forEach(label -> problems.add(query + " is named by " + label + ", which it has not"));
    }

    assertThat(problems).isEmpty();
  }

  @Test
  void theRunbookNamesWhatIsExported() throws IOException {
    String runbook = Files.readString(Program.repository().resolve("docs/RUNBOOK.md"));

    assertThat(FIGURE.matcher(runbook).results().map(MatchResult::group))
        .isNotEmpty()
        .allMatch(catalog::has);
  }

  /** An alert on something that is exported, but not by that name, would never fire. */
  @Test
  void noticesWhatIsNotExported() {
    assertThat(catalog.problems("payouts_review_total > 0")).hasSize(1);
    assertThat(catalog.problems("payouts_reviews_total{lane=\"default\"} > 0")).hasSize(1);
    assertThat(catalog.problems("sum by (lane) (payouts_reviews_total) > 0")).hasSize(1);
    assertThat(catalog.problems("payouts:conflicts:increase15m{topic=\"x\"} > 0")).hasSize(1);
    assertThat(catalog.problems("sum by (instance) (payouts_reviews_total) > 0")).isEmpty();
  }
}
