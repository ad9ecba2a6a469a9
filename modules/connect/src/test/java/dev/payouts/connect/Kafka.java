package dev.payouts.connect;

import dev.payouts.localstack.KafkaSettings;
import dev.payouts.localstack.LocalKafka;
import dev.payouts.localstack.LocalRegistry;
import dev.payouts.localstack.RegistrySettings;
import dev.payouts.reporting.source.Source;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.testing.Await;
import dev.payouts.testing.Certificate;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;

/**
 * A real broker with the topics that sinks read, a registry with the schemas as released, and a
 * secured port at which Connect's user may do what the role connect may, and nothing else.
 */
final class Kafka implements AutoCloseable {
  static final List<Topic<?>> TOPICS = List.of(Topics.RESULTS, Topics.REJECTIONS, Topics.BREAKS);
  static final int PARTITIONS = 3;
  private static final String USER = "payouts-connect";
  private static final String PASSWORD = "canary-5be17a";
  private static final int ITERATIONS = 4_096;

  private final Certificate certificate;
  private final LocalKafka kafka;
  private final LocalRegistry registry;

  private Kafka(Certificate certificate, LocalKafka kafka, LocalRegistry registry) {
    this.certificate = certificate;
    this.kafka = kafka;
    this.registry = registry;
  }

  static Kafka start(Path directory) {
    Certificate certificate = Certificate.make(directory, "broker");
    Path pem = directory.resolve("broker.pem");
    try {
      Files.writeString(
          pem, Files.readString(certificate.key()) + Files.readString(certificate.certificate()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LocalKafka kafka = LocalKafka.start(KafkaSettings.temporary().startingFast().secured(pem));
    Kafka started =
        new Kafka(
            certificate, kafka, LocalRegistry.start(RegistrySettings.on(kafka.bootstrapServers())));
    started.addUser();
    started.registerOthers();
    TOPICS.forEach(started::add);
    return started;
  }

  /** Makes the topic and registers its schema, as released. */
  void add(Topic<?> topic) {
    try (Admin admin = Admin.create(settings().client());
        var client = new CachedSchemaRegistryClient(registry.url(), 100)) {
      NewTopic made = new NewTopic(topic.name(), PARTITIONS, (short) 1);
      await(admin.createTopics(List.of(made)).all());
      client.register(topic.subject(), new AvroSchema(topic.releasedSchema()));
    } catch (IOException | RestClientException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * The same content twice, so that the number of a content is not that of a version: a converter
   * that takes the one for the other finds another schema.
   */
  private void registerOthers() {
    try (var client = new CachedSchemaRegistryClient(registry.url(), 100)) {
      for (String other : List.of("another-value", "a-third-value")) {
        client.register(other, new AvroSchema(Topics.LANES.releasedSchema()));
      }
    } catch (IOException | RestClientException e) {
      throw new AssertionError(e);
    }
  }

  private void addUser() {
    ScramCredentialInfo iterated =
        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
    try (Admin admin = Admin.create(settings().client())) {
      await(
          admin
              .alterUserScramCredentials(
                  List.of(new UserScramCredentialUpsertion(USER, iterated, PASSWORD)))
              .all());
      await(admin.createAcls(Rights.of("connect", USER)).all());
      Await.until(
          "the user " + USER,
          () -> await(admin.describeUserScramCredentials().all()).containsKey(USER));
    }
  }

  /** At the port where this test may do everything. */
  dev.payouts.service.KafkaSettings settings() {
    return new dev.payouts.service.KafkaSettings(kafka.bootstrapServers(), Map.of());
  }

  SchemaRegistrySettings registry() {
    return new SchemaRegistrySettings(registry.url(), Map.of());
  }

  Source source() {
    return new Source(settings(), registry());
  }

  String securedServers() {
    return kafka.securedServers();
  }

  /** The registry's own API, which Apicurio's converter speaks. */
  String registryUrl() {
    return registry.url().replace("/apis/ccompat/v7", "/apis/registry/v2");
  }

  Path authority() {
    return certificate.certificate();
  }

  /** In the form of the secret {@code kafka.jaas}. */
  static String jaas() {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(USER, PASSWORD);
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    registry.close();
    kafka.close();
  }
}
