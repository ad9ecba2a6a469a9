package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.rules.PayableCurrency;
import dev.payouts.standalone.Program;
import dev.payouts.standalone.deploy.Rules.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Alerts, their entries in the runbook and their tests belong together. */
class AlertRulesTest {
  private static final Rules RULES = Rules.read();
  private static final Path RUNBOOK = Program.repository().resolve("docs/RUNBOOK.md");
  private static final Pattern NAME = Pattern.compile("\\bPayouts?[A-Z][A-Za-z]+");

  private static List<Alert> alerts() {
    return RULES.alerts();
  }

  private static Set<String> names() {
    return alerts().stream().map(Alert::name).collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void saysHowUrgentItIsWhatIsWrongAndWhereToRead(Alert alert) {
    assertThat(alert.labels()).containsOnlyKeys("severity");
    assertThat(alert.labels().get("severity")).isIn("critical", "warning");
    assertThat(alert.texts()).containsOnlyKeys("summary", "description", "runbook_url");
    assertThat(alert.texts().get("summary")).containsAnyOf("$value", "$labels");
    assertThat(alert.texts().get("runbook_url"))
        .isEqualTo("docs/RUNBOOK.md#" + alert.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void everyAlertHasItsNameAlone() {
    assertThat(alerts()).extracting(Alert::name).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void everyAlertHasAnEntryInTheRunbookAndTheReverse() throws IOException {
    assertThat(entries()).containsExactlyInAnyOrderElementsOf(names());
  }

  @Test
  void everyEntrySaysWhatItMeansWhatToCheckWhatToDoAndWhatNot() throws IOException {
    for (String entry : Files.readString(RUNBOOK).split("(?m)^(?=#)", -1)) {
      if (entry.startsWith("### ")) {
        assertThat(entry)
            .containsSubsequence("\n**Means.** ", "\n**Check.** ", "\n**Do.** ", "\n**Don't.** ");
      }
    }
  }

  @Test
  void theRunbookSendsNobodyToAnAlertThatIsNone() throws IOException {
    List<String> named =
        NAME.matcher(Files.readString(RUNBOOK)).results().map(MatchResult::group).toList();

    assertThat(names()).containsAll(named);
  }

  private static List<String> entries() throws IOException {
    return Files.readAllLines(RUNBOOK).stream()
        .filter(line -> line.startsWith("### "))
        .map(line -> line.substring("### ".length()))
        .toList();
  }

  @Test
  void everyAlertIsTestedToFireAndNotToFire() {
    Set<String> fire = new TreeSet<>();
    Set<String> quiet = new TreeSet<>();
    for (Path file : Rules.files("tests")) {
      for (Object test : Rules.list(Rules.yaml(file), "tests")) {
        for (Object expected : Rules.list(test, "alert_rule_test")) {
          boolean fires = !Rules.list(expected, "exp_alerts").isEmpty();
          (fires ? fire : quiet).add(Rules.text(expected, "alertname"));
        }
      }
    }

    assertThat(fire).isEqualTo(names());
    assertThat(quiet).isEqualTo(names());
  }

  @Test
  void everyCurrencyHasALimitForMoneyAtRisk() {
    assertThat(RULES.recorded())
        .filteredOn(rule -> rule.name().equals("payouts:money_limit"))
        .extracting(rule -> rule.labels().get("currency"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PayableCurrency.values()).map(Enum::name).toList());
  }
}
