package dev.payouts.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** All committed records of a topic with their times, and how the topic was set. */
public final class TopicBackup {
  private static final int REPLICAS = 1;
  private static final String TIMES = "message.timestamp.type";
  private static final String CREATE_TIME = "CreateTime";

  private final String bootstrapServers;
  private final NewTopic topic;
  private final List<ProducerRecord<byte[], byte[]>> records;

  private TopicBackup(
      String bootstrapServers, NewTopic topic, List<ProducerRecord<byte[], byte[]>> records) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.records = records;
  }

  public static TopicBackup of(String bootstrapServers, String name) {
    try (Admin admin = admin(bootstrapServers)) {
      TopicDescription found =
          admin.describeTopics(List.of(name)).allTopicNames().get().values().iterator().next();
      var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
      Map<String, String> settings = new HashMap<>();
      admin
          .describeConfigs(List.of(resource))
          .all()
          .get()
          .values()
          .iterator()
          .next()
          .entries()
          .stream()
          .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
          .forEach(entry -> settings.put(entry.name(), entry.value()));
      int partitions = found.partitions().size();
      return new TopicBackup(
          bootstrapServers,
          new NewTopic(name, partitions, (short) REPLICAS).configs(settings),
          read(bootstrapServers, name, partitions));
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot back up " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static List<ProducerRecord<byte[], byte[]>> read(
      String bootstrapServers, String name, int partitions) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      for (int i = 0; i < partitions; i++) {
        var partition = new TopicPartition(name, i);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
          consumer
              .poll(Duration.ofSeconds(1))
              .forEach(
                  record ->
                      records.add(
                          new ProducerRecord<>(
                              name,
                              record.partition(),
                              record.timestamp(),
                              record.key(),
                              record.value(),
                              record.headers())));
        }
      }
    }
    return records;
  }

  /** Partition by partition, in order. */
  public List<ProducerRecord<byte[], byte[]>> records() {
    return Collections.unmodifiableList(records);
  }

  public int size() {
    return records.size();
  }

  /**
   * Creates the topic if it is not there, and writes everything into the partitions it was in, with
   * the time it had.
   */
  public void restore() {
    try (Admin admin = admin(bootstrapServers);
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    ProducerConfig.ACKS_CONFIG,
                    "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      create(admin);
      Collection<Future<RecordMetadata>> written = new ArrayList<>();
      records.forEach(record -> written.add(producer.send(record)));
      producer.flush();
      for (Future<RecordMetadata> one : written) {
        var _ = one.get();
      }
      setTimes(admin, topic.configs().getOrDefault(TIMES, CREATE_TIME));
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot restore " + topic.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void create(Admin admin) throws ExecutionException, InterruptedException {
    Map<String, String> settings = new HashMap<>(topic.configs());
    settings.put(TIMES, CREATE_TIME);
    NewTopic wanted =
        new NewTopic(topic.name(), topic.numPartitions(), topic.replicationFactor())
            .configs(settings);
    try {
      var _ = admin.createTopics(List.of(wanted)).all().get();
    } catch (ExecutionException e) {
      Optional<Throwable> cause = Optional.ofNullable(e.getCause());
      if (cause.filter(TopicExistsException.class::isInstance).isEmpty()) {
        throw e;
      }
      setTimes(admin, CREATE_TIME);
    }
  }

  private void setTimes(Admin admin, String type) throws ExecutionException, InterruptedException {
    var set = new AlterConfigOp(new ConfigEntry(TIMES, type), AlterConfigOp.OpType.SET);
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    var _ = admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
  }

  private static Admin admin(String bootstrapServers) {
    return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }
}
