package dev.payouts.proofs.drills;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What Kafka's own command line tools do. */
final class KafkaTools implements AutoCloseable {
  /** That no registry has given out. */
  private static final int UNKNOWN_SCHEMA = 987_654_321;

  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  KafkaTools(String bootstrapServers) {
    this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    this.producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** False while it has members. */
  boolean deleteGroup(String group) {
    try {
      var _ = admin.deleteConsumerGroups(List.of(group)).all().get();
      return true;
    } catch (ExecutionException e) {
      return e.getCause() instanceof GroupIdNotFoundException;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void deleteTopic(String topic) {
    try {
      var _ = admin.deleteTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot delete " + topic, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean hasTopic(String topic) {
    try {
      return admin.listTopics().names().get().contains(topic);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot list topics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Writes records that nobody can read.
   *
   * @return how many
   */
  int poison(List<String> topics) {
    byte[] key = "poison".getBytes(UTF_8);
    byte[] unknown = ByteBuffer.allocate(6).put((byte) 0).putInt(UNKNOWN_SCHEMA).array();
    List<Future<RecordMetadata>> written = new ArrayList<>();
    for (String topic : topics) {
      written.add(write(topic, key, "no record of this product".getBytes(UTF_8)));
      written.add(write(topic, key, unknown));
      written.add(write(topic, key, new byte[0]));
      written.add(write(topic, key, null));
      written.add(write(topic, null, new byte[] {0}));
    }
    try {
      for (Future<RecordMetadata> one : written) {
        var _ = one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot write", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return written.size();
  }

  private Future<RecordMetadata> write(
      String topic, byte @Nullable [] key, byte @Nullable [] value) {
    return producer.send(new ProducerRecord<>(topic, key, value));
  }

  @Override
  public void close() {
    admin.close();
    producer.close();
  }
}
