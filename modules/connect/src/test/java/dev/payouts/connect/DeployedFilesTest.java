package dev.payouts.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Connectors, tables and the page say the same as the schemas, those included that run nowhere
 * here.
 */
class DeployedFilesTest {
  private static final String PAGE = DeployedFiles.page("CONNECT.md");
  private static final Pattern SECRET =
      Pattern.compile(
          "\\$\\{file:" + DeployedFiles.SECRETS + "/payouts-connect.properties:([^}]+)}");
  private static final Set<String> READ =
      Kafka.TOPICS.stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());

  static List<String> connectors() {
    return DeployedFiles.connectors();
  }

  private static List<Mapping> mappings(Topic<?> topic, String... without) {
    return topic.schema().getFields().stream()
        .filter(field -> !List.of(without).contains(field.name()))
        .map(Mapping::of)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("connectors")
  void aConnectorReadsATopicOfTheRoleAndStopsAtWhatItCannotTake(String file) {
    Map<String, String> connector = DeployedFiles.connector(file);

    assertThat(READ).contains(connector.get("topics"));
    assertThat(connector)
        .containsEntry("errors.tolerance", "none")
        .containsEntry("errors.log.include.messages", "false")
        .doesNotContainKeys("value.converter", "key.converter");
    assertThat(PAGE).contains("deploy/connect/" + file);
  }

  @ParameterizedTest
  @CsvSource({
    "postgres/results.json, payout.results, ''",
    "postgres/revisions.json, payout.results, ''",
    "postgres/breaks.json, payout.breaks, ''",
    "postgres/rejections.json, payout.rejections, violations"
  })
  void aTableTakesTheFieldsThatTheSchemaHasToday(String file, String topic, String without) {
    List<String> fields =
        Topics.CATALOGUE.stream()
            .filter(one -> one.name().equals(topic))
            .flatMap(one -> one.schema().getFields().stream())
            .map(Field::name)
            .filter(name -> !name.equals(without))
            .toList();

    assertThat(
            DeployedFiles.connector(file)
                .getOrDefault("transforms.columns.include", "")
                .split(",", -1))
        .containsExactlyInAnyOrderElementsOf(fields);
  }

  @Test
  void noSecretStandsInAConnectorAndTheExampleHasEachOnce() {
    Set<String> named = new TreeSet<>();
    Stream.concat(
            connectors().stream().map(DeployedFiles::connector),
            Stream.of(DeployedFiles.securedWorker()))
        .forEach(
            settings ->
                settings.forEach(
                    (name, value) -> {
                      var found = SECRET.matcher(value).results().map(one -> one.group(1)).toList();
                      named.addAll(found);
                      if (name.matches(".*(password|secret|access.key|jaas).*")) {
                        assertThat(found).as(name).hasSize(1);
                      }
                    }));

    assertThat(DeployedFiles.properties(DeployedFiles.text("secrets.example.properties")).keySet())
        .isEqualTo(named);
  }

  @Test
  void theWorkerTakesCommittedRecordsOnlyAndMakesNoTopics() {
    assertThat(DeployedFiles.properties(DeployedFiles.text("worker.properties")))
        .containsEntry("consumer.isolation.level", "read_committed")
        .containsEntry("connector.client.config.override.policy", "None")
        .containsEntry("consumer.allow.auto.create.topics", "false")
        .containsEntry("listeners", "http://127.0.0.1:8093")
        .allSatisfy((name, _) -> assertThat(name).doesNotContain("sasl", "ssl"));
  }

  @Test
  void clickHousesTableIsMadeOfTheSchema() {
    String table = DeployedFiles.text("clickhouse/schema.sql").split("\\) *\nENGINE", 2)[0];

    assertThat(table)
        .contains(
            mappings(Topics.RESULTS).stream()
                .map(one -> "    " + one.field() + " " + one.clickHouse())
                .collect(Collectors.joining(",\n", "(\n", "\n")));
  }

  @Test
  void postgresTablesAreMadeOfTheSchemas() {
    String tables = DeployedFiles.text("postgres/schema.sql");

    assertThat(
            Stream.of(
                    mappings(Topics.RESULTS),
                    mappings(Topics.REJECTIONS, "violations", "source"),
                    mappings(Topics.BREAKS))
                .flatMap(List::stream))
        .allSatisfy(
            one ->
                assertThat(tables)
                    .containsPattern(
                        "\n  %s %s%s,?\n"
                            .formatted(
                                one.field(),
                                Pattern.quote(one.postgres()),
                                one.nullable() ? "" : "( NOT NULL| PRIMARY KEY)?")));
  }

  @Test
  void thePageHasEveryField() {
    Stream<String> lines =
        Stream.of(
                mappings(Topics.RESULTS).stream().map(Mapping::documented),
                mappings(Topics.REJECTIONS, "violations", "source").stream()
                    .map(Mapping::documentedForPostgres),
                mappings(Topics.BREAKS).stream().map(Mapping::documentedForPostgres))
            .flatMap(one -> one);

    assertThat(PAGE.lines()).containsAll(lines.toList());
  }

  @Test
  void thePageNamesFilesThatAreThere() {
    Pattern link = Pattern.compile("]\\(([^)#:]+)[^):]*\\)");
    Pattern path = Pattern.compile("\\bdeploy/[\\w./-]*\\w");

    assertThat(link.matcher(PAGE).results().map(found -> found.group(1)))
        .isNotEmpty()
        .allSatisfy(
            target ->
                assertThat(DeployedFiles.REPOSITORY.resolve("docs").resolve(target)).exists());
    assertThat(path.matcher(PAGE).results().map(found -> found.group()))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(DeployedFiles.REPOSITORY.resolve(file)).exists());
  }
}
