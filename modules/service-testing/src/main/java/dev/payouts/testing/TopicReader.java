package dev.payouts.testing;

import dev.payouts.service.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Collects what is written to a topic from now on. */
public final class TopicReader<T> implements AutoCloseable {
  private final List<T> values = new CopyOnWriteArrayList<>();
  private final Consumer<byte[], byte[]> consumer;
  private final Thread thread;

  public TopicReader(
      KafkaSettings kafka, String topic, Function<ConsumerRecord<byte[], byte[]>, T> reading) {
    Map<String, Object> client = kafka.client();
    client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name("reader-" + topic).start(() -> read(reading));
  }

  public static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private void read(Function<ConsumerRecord<byte[], byte[]>, T> reading) {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          values.add(reading.apply(record));
        }
      }
    } catch (WakeupException closed) {
      // close() did it.
    }
  }

  public List<T> values() {
    return List.copyOf(values);
  }

  public T await(String what, Predicate<T> wanted) {
    return Await.present(what, () -> find(wanted));
  }

  private Optional<T> find(Predicate<T> wanted) {
    return values.stream().filter(wanted).findFirst();
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
