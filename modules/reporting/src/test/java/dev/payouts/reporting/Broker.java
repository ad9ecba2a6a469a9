package dev.payouts.reporting;

import dev.payouts.avro.PayoutResult;
import dev.payouts.localstack.LocalStack;
import dev.payouts.reporting.source.Source;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.testing.TopicWriter;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The real broker and registry that all tests of this module share, emptied for each. */
public final class Broker {
  public static final int PARTITIONS = 3;

  private static @Nullable Broker shared;

  private final KafkaSettings kafka;
  private final SchemaRegistrySettings registry;
  private final PayoutCodecs codecs;
  private final Map<String, TopicWriter<?>> writers = new HashMap<>();

  private Broker() {
    LocalStack stack = LocalStack.shared();
    kafka = new KafkaSettings(stack.kafka().bootstrapServers(), Map.of());
    registry = new SchemaRegistrySettings(stack.registry().url(), Map.of());
    codecs = PayoutCodecs.of(registry);
    try (Admin admin = Admin.create(kafka.client())) {
      admin
          .createTopics(names().map(name -> new NewTopic(name, PARTITIONS, (short) 1)).toList())
          .all()
          .get();
      try (var client = new CachedSchemaRegistryClient(registry.url(), 100)) {
        for (Topic<?> topic : Topics.ALL) {
          client.register(topic.subject(), new AvroSchema(topic.releasedSchema()));
        }
      }
    } catch (ExecutionException | InterruptedException | IOException | RestClientException e) {
      throw new AssertionError(e);
    }
  }

  /** The topics of the flow, without a record. */
  public static synchronized Broker empty() {
    if (shared == null) {
      shared = new Broker();
    }
    shared.clear();
    return shared;
  }

  private static Stream<String> names() {
    return Stream.concat(
        Topics.CATALOGUE.stream().map(Topic::name), Stream.of(Topics.DEAD_LETTERS));
  }

  private void clear() {
    List<TopicPartition> partitions =
        names()
            .flatMap(
                name ->
                    Stream.iterate(0, i -> i < PARTITIONS, i -> i + 1)
                        .map(i -> new TopicPartition(name, i)))
            .toList();
    try (Admin admin = Admin.create(kafka.client())) {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      partitions.forEach(one -> latest.put(one, OffsetSpec.latest()));
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      admin
          .listOffsets(latest)
          .all()
          .get()
          .forEach((one, end) -> all.put(one, RecordsToDelete.beforeOffset(end.offset())));
      admin.deleteRecords(all).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public Source source() {
    return new Source(kafka, registry);
  }

  public KafkaSettings kafka() {
    return kafka;
  }

  public SchemaRegistrySettings registry() {
    return registry;
  }

  @SuppressWarnings("unchecked") // What is kept for a topic is of its type.
  public <V extends SpecificRecord> TopicWriter<V> writer(Topic<V> topic) {
    return (TopicWriter<V>)
        writers.computeIfAbsent(topic.name(), _ -> new TopicWriter<>(kafka, codecs.of(topic)));
  }

  public byte[] bytes(PayoutResult result) {
    return codecs.of(Topics.RESULTS).serialize(result);
  }

  public void results(PayoutResult... results) {
    for (PayoutResult result : results) {
      var _ = writer(Topics.RESULTS).write(result.getPayoutId(), result);
    }
  }
}
