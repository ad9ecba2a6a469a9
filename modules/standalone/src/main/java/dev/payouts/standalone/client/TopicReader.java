package dev.payouts.standalone.client;

import dev.payouts.service.Decoding;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.RegistryUnavailable;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.service.rights.Refused;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything committed in a topic, from its beginning, decoded by Confluent's deserializer. */
public final class TopicReader<V extends SpecificRecord> implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final Surroundings at;
  private final KafkaConsumer<String, byte[]> consumer;
  private final PayoutCodec<V> codec;
  private final Map<TopicPartition, Long> end;

  private TopicReader(
      Surroundings at,
      KafkaConsumer<String, byte[]> consumer,
      PayoutCodec<V> codec,
      Map<TopicPartition, Long> end) {
    this.at = at;
    this.consumer = consumer;
    this.codec = codec;
    this.end = end;
  }

  /**
   * @throws ClientFailure if Kafka does not answer or does not know the topic
   */
  public static <V extends SpecificRecord> TopicReader<V> open(Surroundings at, Topic<V> topic) {
    return open(at, topic, LIMIT, false);
  }

  /**
   * As {@link #open}, but only what comes from now on.
   *
   * @param limit how long Kafka may take for an answer
   */
  static <V extends SpecificRecord> TopicReader<V> openAtEnd(
      Surroundings at, Topic<V> topic, Duration limit) {
    return open(at, topic, limit, true);
  }

  private static <V extends SpecificRecord> TopicReader<V> open(
      Surroundings at, Topic<V> topic, Duration limit, boolean atEnd) {
    PayoutCodecs codecs = PayoutCodecs.of(registry(at));
    KafkaConsumer<String, byte[]> consumer = consumer(at, limit);
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new ClientFailure(
            "Kafka at %s has no topic %s; the services create it when they start"
                .formatted(at.kafka(), topic.name()));
      }
      consumer.assign(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      if (atEnd) {
        end.forEach(consumer::seek);
      } else {
        consumer.seekToBeginning(partitions);
      }
      return new TopicReader<>(at, consumer, codecs.of(topic), end);
    } catch (KafkaException e) {
      consumer.close();
      throw noKafka(at, e);
    } catch (ClientFailure e) {
      consumer.close();
      throw e;
    }
  }

  private static KafkaConsumer<String, byte[]> consumer(Surroundings at, Duration limit) {
    try {
      Map<String, Object> settings = settings(at);
      int limitMs = Math.toIntExact(limit.toMillis());
      settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limitMs);
      settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMs);
      return new KafkaConsumer<>(settings);
    } catch (KafkaException e) {
      throw noKafka(at, e);
    }
  }

  private static ClientFailure noKafka(Surroundings at, KafkaException e) {
    return new ClientFailure(
        Refused.by(e)
            .map(refused -> "Kafka at %s refuses %s".formatted(at.kafka(), refused))
            .orElse(
                "no Kafka answers at %s; start it with ./payouts up, or set PAYOUTS_KAFKA_BOOTSTRAP_SERVERS"
                    .formatted(at.kafka())),
        e);
  }

  static SchemaRegistrySettings registry(Surroundings at) {
    var set = at.settings("payouts.schema-registry", SchemaRegistrySettings.class);
    return new SchemaRegistrySettings(at.registry(), set.properties());
  }

  /** With the properties the services use, such as those of a secured Kafka. */
  static Map<String, Object> settings(Surroundings at) {
    var set = at.settings("payouts.kafka", KafkaSettings.class);
    Map<String, Object> settings = new KafkaSettings(at.kafka(), set.properties()).client();
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // Topics are made by the services, as they must be, and not by who looks for one too early.
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return settings;
  }

  /**
   * Values that came, in the order of each key; a record that is none is said on stderr.
   *
   * @throws ClientFailure if the registry does not say what they look like, or Kafka does not let
   *     them be read
   */
  public List<V> poll(Duration limit) {
    List<V> values = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records(limit)) {
      switch (decode(record)) {
        case Decoding.Decoded<V>(V value) -> values.add(value);
        case Decoding.Undecodable<V>(String reason) ->
            System.err.printf(
                "warning: %s partition %d offset %d is skipped: %s%n",
                record.topic(), record.partition(), record.offset(), reason);
      }
    }
    return values;
  }

  private ConsumerRecords<String, byte[]> records(Duration limit) {
    try {
      return consumer.poll(limit);
    } catch (AuthorizationException | AuthenticationException e) {
      throw noKafka(at, e);
    }
  }

  private Decoding<V> decode(ConsumerRecord<String, byte[]> record) {
    try {
      return codec.deserialize(record.value());
    } catch (RegistryUnavailable e) {
      throw new ClientFailure(
          "no schema registry answers at %s; start it with ./payouts up, or set PAYOUTS_SCHEMA_REGISTRY_URL"
              .formatted(at.registry()),
          e);
    }
  }

  /** Whether all that was there when this was opened has been read. */
  public boolean isCaughtUp() {
    return end.entrySet().stream()
        .allMatch(partition -> consumer.position(partition.getKey()) >= partition.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
