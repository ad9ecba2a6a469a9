package dev.payouts.reporting.reconcile;

import dev.payouts.avro.PayoutBreak;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.source.Scan;
import dev.payouts.reporting.source.Source;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.RegistryUnavailable;
import dev.payouts.service.SchemaSettings;
import dev.payouts.service.TopicSettings;
import dev.payouts.service.rights.Refused;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads and writes payout.breaks; makes the topic and registers its schema where it may. */
final class BreakTopic {
  private static final int SCHEMAS_MAX = 100;
  private static final String COMPATIBILITY = "FULL_TRANSITIVE";

  private final Source at;
  private final TopicSettings topics;
  private final SchemaSettings schemas;

  BreakTopic(Source at, TopicSettings topics, SchemaSettings schemas) {
    this.at = at;
    this.topics = topics;
    this.schemas = schemas;
  }

  /** Makes it if it is missing. */
  void prepare() {
    try (Admin admin = Admin.create(at.kafka().client())) {
      if (exists(admin)) {
        return;
      }
      if (!topics.create()) {
        throw new ReportFailure(
            "topic %s is missing and payouts.topics.create (PAYOUTS_TOPICS_CREATE) is false; create it as schemas/asyncapi.yaml says, or use --dry-run"
                .formatted(Topics.BREAKS));
      }
      NewTopic topic =
          new NewTopic(
              Topics.BREAKS.name(), topics.partitions(), (short) topics.replicationFactor());
      topic.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failed("cannot be made", e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** By its name: a list leaves out what may not be seen, and that must not be made again. */
  private static boolean exists(Admin admin) throws ExecutionException, InterruptedException {
    try {
      var _ = admin.describeTopics(List.of(Topics.BREAKS.name())).allTopicNames().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw Refused.naming(Topics.BREAKS.name(), e);
    }
  }

  /** The latest record of each key. */
  Map<String, PayoutBreak> standing() {
    Map<String, PayoutBreak> standing = new HashMap<>();
    try (Scan<PayoutBreak> scan = Scan.open(at, Topics.BREAKS)) {
      for (int partition : scan.partitions()) {
        scan.read(
            partition,
            true,
            entry -> {
              if (entry.value() == null) {
                standing.remove(entry.key());
              } else {
                standing.put(entry.key(), entry.value());
              }
            });
      }
    }
    return standing;
  }

  /** Returns once Kafka has all of them. */
  void write(List<PayoutBreak> breaks) {
    if (breaks.isEmpty()) {
      return;
    }
    try (SchemaRegistryClient registry = registry()) {
      register(registry);
      send(breaks, PayoutCodecs.using(registry).of(Topics.BREAKS));
    } catch (IOException | RestClientException e) {
      throw new ReportFailure(
          "the schema registry at %s did not take the schema of %s: %s"
              .formatted(at.registry().url(), Topics.BREAKS, e.getMessage()),
          e);
    } catch (SerializationException e) {
      throw new ReportFailure(
          "the schema registry at %s does not hold this version's schema of %s and payouts.schemas.register is false; register the newest of schemas/released/PayoutBreak or set PAYOUTS_SCHEMAS_REGISTER=true"
              .formatted(at.registry().url(), Topics.BREAKS),
          e);
    } catch (RegistryUnavailable e) {
      throw new ReportFailure(
          "the schema registry at %s does not answer; start it, then run this again"
              .formatted(at.registry().url()),
          e);
    } catch (ExecutionException | KafkaException e) {
      throw failed("did not take all breaks; run this again, nothing is written twice", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void send(List<PayoutBreak> breaks, PayoutCodec<PayoutBreak> codec)
      throws ExecutionException, InterruptedException {
    Map<String, Object> settings = at.kafka().client();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      for (PayoutBreak one : breaks) {
        String key = Break.key(one.getSubject(), one.getType());
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    Topics.BREAKS.name(),
                    key.getBytes(StandardCharsets.UTF_8),
                    codec.serialize(one))));
      }
      for (Future<?> one : sent) {
        one.get();
      }
    }
  }

  private SchemaRegistryClient registry() {
    return new CachedSchemaRegistryClient(
        List.of(at.registry().url().split(",", -1)),
        SCHEMAS_MAX,
        List.of(new AvroSchemaProvider()),
        at.registry().properties());
  }

  private void register(SchemaRegistryClient registry) throws IOException, RestClientException {
    if (schemas.register()) {
      String subject = Topics.BREAKS.subject();
      registry.updateCompatibility(subject, COMPATIBILITY);
      var _ = registry.register(subject, new AvroSchema(Topics.BREAKS.releasedSchema()));
    }
  }

  private ReportFailure failed(String what, Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    Exception named =
        e instanceof ExecutionException failure ? Refused.naming(Topics.BREAKS.name(), failure) : e;
    return new ReportFailure(
        Refused.by(named)
            .map(
                refused ->
                    "Kafka at %s refuses %s".formatted(at.kafka().bootstrapServers(), refused))
            .orElse("topic %s %s: %s".formatted(Topics.BREAKS, what, cause.getMessage())),
        e);
  }

  private static ReportFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ReportFailure("interrupted", e);
  }
}
