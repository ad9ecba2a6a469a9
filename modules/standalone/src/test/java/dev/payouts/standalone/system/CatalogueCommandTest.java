package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.localstack.KafkaSettings;
import dev.payouts.localstack.LocalKafka;
import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./payouts topics} and {@code ./payouts schemas} against the running system. */
class CatalogueCommandTest {
  @TempDir private Path directory;

  private final PayoutSystem system = PayoutSystem.shared();

  @Test
  void showsTheTopicsAsTheServicesMadeThem() {
    Good good = Good.next();
    system.flow().write(good.command());
    Reckoning.awaitPaid(system, List.of(good));

    Program topics = commands().run("topics");

    assertThat(topics.err()).isEmpty();
    assertThat(topics.exitCode()).as(topics.out()).isZero();
    assertThat(topics.out().lines())
        .filteredOn(line -> line.startsWith("payout."))
        .hasSize(Topics.ALL.size() + 1)
        .anyMatch(
            line ->
                line.matches(
                    "payout\\.commands +4 +1 +delete +7 d +[1-9][\\d,]* +payout-orchestrator +[\\d,]+"))
        .anyMatch(line -> line.matches("payout\\.submissions +4 +1 .* payouts-worker +[\\d,]+"))
        .anyMatch(line -> line.matches("payout\\.results +4 +1 +compact +for ever +[1-9][\\d,]*"));
  }

  @Test
  void saysWhatOfATopicDiffers() {
    Map<String, String> others =
        Map.of("PAYOUTS_TOPICS_PARTITIONS", "6", "PAYOUTS_TOPICS_REPLICATION_FACTOR", "3");

    Program topics = commands().runUnlike(others, "topics", "--json");

    assertThat(topics.exitCode()).isEqualTo(3);
    List<JsonNode> lines = lines(topics);
    assertThat(lines).hasSize(Topics.ALL.size() + 1);
    assertThat(lines.getFirst().path("topic").asString()).isEqualTo("payout.commands");
    assertThat(lines.getFirst().path("differs"))
        .extracting(
            differs ->
                "%s %s %s"
                    .formatted(
                        differs.path("what").asString(),
                        differs.path("found").asString(),
                        differs.path("needed").asString()))
        .containsExactly("partitions 4 6", "replication 1 3", "min.insync.replicas 1 2");
  }

  @Test
  void saysThatTopicsAreMissing() {
    try (LocalKafka empty = LocalKafka.start(KafkaSettings.temporary().startingFast())) {
      Program topics =
          commands()
              .runUnlike(
                  Map.of("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", empty.bootstrapServers()), "topics");

      assertThat(topics.exitCode()).isEqualTo(3);
      assertThat(topics.out().lines())
          .filteredOn(line -> line.endsWith("missing; the services make it when they start"))
          .hasSize(Topics.ALL.size() + 1);
    }
  }

  @Test
  void saysThatNoKafkaAnswers() {
    String nowhere = "127.0.0.1:" + Ports.free().of(Role.KAFKA);

    Program topics =
        commands().runUnlike(Map.of("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", nowhere), "topics");

    Commands.assertFailed(
        topics,
        1,
        "error: no Kafka answers at "
            + nowhere
            + "; start it with ./payouts up, or set PAYOUTS_KAFKA_BOOTSTRAP_SERVERS");
  }

  @Test
  void showsTheSchemasAsTheServicesRegisteredThem() {
    Program schemas = commands().run("schemas", "--json");

    assertThat(schemas.err()).isEmpty();
    assertThat(schemas.exitCode()).as(schemas.out()).isZero();
    List<JsonNode> lines = lines(schemas);
    assertThat(lines)
        .extracting(line -> line.path("subject").asString())
        .isEqualTo(Topics.ALL.stream().map(Topic::subject).toList());
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.path("compatibility").asString()).isEqualTo("FULL_TRANSITIVE");
              assertThat(line.path("versions"))
                  .allMatch(version -> version.path("readable").asBoolean())
                  .filteredOn(version -> version.path("this_build").asBoolean())
                  .singleElement()
                  .satisfies(ours -> assertThat(ours.path("id").asInt()).isPositive());
            });
    assertThat(commands().run("schemas").out())
        .contains("subject ")
        .containsPattern("payout\\.results-value +FULL_TRANSITIVE +1 \\(\\d+\\)");
  }

  @Test
  void saysThatNoRegistryAnswers() {
    String nowhere = "http://127.0.0.1:" + Ports.free().of(Role.REGISTRY);

    Program schemas =
        commands().runUnlike(Map.of("PAYOUTS_SCHEMA_REGISTRY_URL", nowhere), "schemas");

    Commands.assertFailed(
        schemas,
        1,
        "error: no schema registry answers at "
            + nowhere
            + "; start it with ./payouts up, or set PAYOUTS_SCHEMA_REGISTRY_URL");
  }

  private static List<JsonNode> lines(Program program) {
    return program.out().lines().map(JsonMapper.shared()::readTree).toList();
  }

  private Commands commands() {
    return new Commands(system, directory);
  }
}
