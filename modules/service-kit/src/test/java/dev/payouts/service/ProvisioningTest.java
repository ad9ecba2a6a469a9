package dev.payouts.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.localstack.LocalStack;
import dev.payouts.service.RegistryFront.Instead;
import dev.payouts.service.rights.RightsCheck;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** Against the real broker and registry, which start empty. */
class ProvisioningTest {
  /** A broker without an authorizer grants everything. */
  private static final RightsCheck ANY = new RightsCheck(TopicProvisioner.rights());

  private final LocalStack stack = LocalStack.shared();
  private final KafkaSettings kafka = new KafkaSettings(stack.kafka().bootstrapServers(), Map.of());
  private final Patience none = new Patience(Duration.ZERO);

  @Test
  void createsTopicsOnceAndRefusesOtherPartitionCounts() throws Exception {
    TopicProvisioner four = new TopicProvisioner(kafka, new TopicSettings(4, 1, true), none, ANY);
    four.provision();
    four.provision();
    Map<String, Config> configs = configs();
    assertThat(configs.get(Topics.COMMANDS.name()))
        .satisfies(c -> assertThat(value(c, "retention.ms")).isEqualTo("604800000"))
        .satisfies(c -> assertThat(value(c, "message.timestamp.type")).isEqualTo("LogAppendTime"));
    assertThat(configs.get(Topics.REPLIES.name()))
        .satisfies(c -> assertThat(value(c, "message.timestamp.type")).isEqualTo("LogAppendTime"));
    assertThat(configs.get(Topics.RESULTS.name()))
        .satisfies(c -> assertThat(value(c, "cleanup.policy")).isEqualTo("compact"));
    assertThat(configs.get(Topics.DEAD_LETTERS))
        .satisfies(c -> assertThat(value(c, "retention.ms")).isEqualTo("7776000000"))
        .satisfies(c -> assertThat(value(c, "max.message.bytes")).isEqualTo("2097152"));
    TopicProvisioner five = new TopicProvisioner(kafka, new TopicSettings(5, 1, true), none, ANY);
    assertThatThrownBy(five::provision)
        .isInstanceOf(StartupFailure.class)
        .hasMessageMatching(
            "topic payout\\.\\w+ has 4 partitions but payouts\\.topics\\.partitions \\(PAYOUTS_TOPICS_PARTITIONS\\) is 5; .*");
  }

  @Test
  void settingsATopicCannotDoWithoutAreAskedForOrMade() throws Exception {
    try (var own =
            dev.payouts.localstack.LocalKafka.start(
                dev.payouts.localstack.KafkaSettings.temporary());
        Admin admin = Admin.create(new KafkaSettings(own.bootstrapServers(), Map.of()).client())) {
      var settings = new KafkaSettings(own.bootstrapServers(), Map.of());
      var names =
          Stream.concat(Topics.ALL.stream().map(Topic::name), Stream.of(Topics.DEAD_LETTERS));
      admin.createTopics(names.map(n -> new NewTopic(n, 4, (short) 1)).toList()).all().get();

      assertThatThrownBy(
              new TopicProvisioner(settings, new TopicSettings(4, 1, false), none, ANY)::provision)
          .isInstanceOf(StartupFailure.class)
          .hasMessageMatching(
              "topic payout.commands has message.timestamp.type=CreateTime and needs LogAppendTime; change it by kafka-configs --bootstrap-server \\S+ --alter --topic payout.commands --add-config message.timestamp.type=LogAppendTime, or let .*");

      var patience = new Patience(Duration.ofSeconds(30));
      new TopicProvisioner(settings, new TopicSettings(4, 1, true), patience, ANY).provision();
      new TopicProvisioner(settings, new TopicSettings(4, 1, false), none, ANY).provision();
    }
  }

  @Test
  void brokerTooSmallForTheReplicationFactor() {
    try (var own =
        dev.payouts.localstack.LocalKafka.start(dev.payouts.localstack.KafkaSettings.temporary())) {
      var settings = new KafkaSettings(own.bootstrapServers(), Map.of());
      assertThatThrownBy(
              new TopicProvisioner(settings, new TopicSettings(4, 1, false), none, ANY)::provision)
          .isInstanceOf(StartupFailure.class)
          .hasMessageStartingWith(
              "topics are missing and payouts.topics.create is false: payout.commands, ");
      assertThatThrownBy(
              new TopicProvisioner(settings, new TopicSettings(4, 3, true), none, ANY)::provision)
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining(
              "did not have the brokers for payouts.topics.replication-factor 3 within 0 s");
    }
  }

  @Test
  void schemasAreRegisteredOrVerified() {
    try (var registry = new RegistryFront(stack.registry().url())) {
      var settings = new SchemaRegistrySettings(registry.url(), Map.of());
      provisioner(settings, true).provision();
      provisioner(settings, false).provision();
      registry.answer(
          new Instead(
              404,
              "application/vnd.schemaregistry.v1+json",
              "{\"error_code\":40403,\"message\":\"Schema not found\"}"));
      assertThatThrownBy(provisioner(settings, false)::provision)
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("does not hold this build's schema for payout.commands-value");
      registry.answer(new Instead(404, "text/html", "<html>no such page</html>"));
      assertThatThrownBy(provisioner(settings, true)::provision)
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("payout.commands-value");
      registry.answer(new Instead(503, "text/plain", "away"));
      assertThatThrownBy(provisioner(settings, true)::provision)
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("only answered 503 within 0 s");
    }
  }

  /** On a stack of its own, whose registry has no subject yet. */
  @Test
  void compatibilityIsSetBeforeTheFirstVersionOfEachSubject() throws Exception {
    try (LocalStack empty = LocalStack.start();
        var registry = new RegistryFront(empty.registry().url())) {
      var settings = new SchemaRegistrySettings(registry.url(), Map.of());

      provisioner(settings, true).provision();

      SchemaRegistryClient client = settings.client();
      String path = URI.create(registry.url()).getPath();
      for (Topic<?> topic : Topics.ALL) {
        assertThat(client.getCompatibility(topic.subject())).isEqualTo("FULL_TRANSITIVE");
        assertThat(registry.asked())
            .containsSubsequence(
                "PUT " + path + "/config/" + topic.subject(),
                "POST " + path + "/subjects/" + topic.subject() + "/versions");
        assertThatThrownBy(
                () -> client.register(topic.subject(), new AvroSchema("{\"type\":\"string\"}")))
            .isInstanceOf(RestClientException.class)
            .extracting(e -> ((RestClientException) e).getStatus())
            .isEqualTo(409);
      }
    }
  }

  private SchemaProvisioner provisioner(SchemaRegistrySettings settings, boolean register) {
    return new SchemaProvisioner(settings, settings.client(), new SchemaSettings(register), none);
  }

  private Map<String, Config> configs() throws Exception {
    List<ConfigResource> resources =
        Stream.concat(Topics.ALL.stream().map(Topic::name), Stream.of(Topics.DEAD_LETTERS))
            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
            .toList();
    try (Admin admin = Admin.create(kafka.client())) {
      return admin.describeConfigs(resources).all().get().entrySet().stream()
          .collect(Collectors.toMap(e -> e.getKey().name(), Map.Entry::getValue));
    }
  }

  private static String value(Config config, String name) {
    ConfigEntry entry = config.get(name);
    return entry == null ? "" : entry.value();
  }
}
