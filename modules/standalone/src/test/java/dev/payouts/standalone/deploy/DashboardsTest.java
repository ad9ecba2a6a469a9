package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.deploy.Dashboards.Panel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Dashboards can be read without guessing, and find their data source. */
class DashboardsTest {
  private static final String SOURCE = "payouts-prometheus";
  private static final Set<String> UNITS =
      Set.of("short", "s", "ms", "ops", "percentunit", "bytes");
  private static final int COLUMNS = 24;

  private static List<Panel> panels() {
    return Dashboards.panels();
  }

  private static List<Path> files() {
    return Dashboards.files();
  }

  @Test
  void thereIsOneForEachSubject() {
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "payouts-gateway.json",
            "payouts-kafka.json",
            "payouts-money.json",
            "payouts-pacing.json");
  }

  @ParameterizedTest
  @MethodSource("files")
  void isFoundByTheNameOfItsFile(Path file) {
    JsonNode dashboard = Dashboards.json(file);

    assertThat(dashboard.path("uid").asString("") + ".json")
        .isEqualTo(file.getFileName().toString());
    assertThat(dashboard.path("title").asString("")).startsWith("Payouts: ");
    assertThat(dashboard.path("description").asString("")).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("panels")
  void everyPanelHasATitleAUnitADescriptionAndNamedSeries(Panel panel) {
    assertThat(panel.title()).isNotBlank();
    assertThat(panel.json().path("description").asString("")).endsWith(".");
    assertThat(panel.json().path("fieldConfig").path("defaults").path("unit").asString(""))
        .isIn(UNITS);
    assertThat(panel.queries()).isNotEmpty();
    assertThat(panel.queries()).allSatisfy(query -> assertThat(query.legend()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("panels")
  void everyPanelAsksTheDataSourceThatIsProvisioned(Panel panel) {
    List<String> sources = new ArrayList<>();
    sources.add(panel.json().path("datasource").path("uid").asString(""));
    panel
        .json()
        .path("targets")
        .forEach(target -> sources.add(target.path("datasource").path("uid").asString("")));

    assertThat(sources).containsOnly(SOURCE);
  }

  @Test
  void theDataSourceIsProvisionedByThatUid() {
    Path provisioning = Dashboards.DIRECTORY.resolve("provisioning");
    Object sources = Rules.yaml(provisioning.resolve("datasources/payouts.yml"));
    Object boards = Rules.yaml(provisioning.resolve("dashboards/payouts.yml"));

    assertThat(Rules.list(sources, "datasources"))
        .singleElement()
        .satisfies(
            source -> {
              assertThat(Rules.text(source, "uid")).isEqualTo(SOURCE);
              assertThat(Rules.text(source, "type")).isEqualTo("prometheus");
            });
    assertThat(Rules.list(boards, "providers"))
        .singleElement()
        .satisfies(provider -> assertThat(Rules.text(provider, "type")).isEqualTo("file"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void noPanelCoversAnother(Path file) {
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : Dashboards.json(file).path("panels")) {
      JsonNode place = panel.path("gridPos");
      int right = place.path("x").asInt() + place.path("w").asInt();
      assertThat(right).isLessThanOrEqualTo(COLUMNS);
      for (int x = place.path("x").asInt(); x < right; x++) {
        for (int y = place.path("y").asInt(); y < bottom(place); y++) {
          assertThat(taken.add(List.of(x, y)))
              .as("%s at %d, %d", panel.path("title"), x, y)
              .isTrue();
        }
      }
    }
  }

  private static int bottom(JsonNode place) {
    return place.path("y").asInt() + place.path("h").asInt();
  }
}
