package dev.payouts.orchestrator.control;

import dev.payouts.avro.LaneSetting;
import dev.payouts.service.PayoutCodec;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes settings to payout.lanes so that done means kept. */
public final class LaneTopic {
  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(10);

  private final Map<String, Object> client;
  private final PayoutCodec<LaneSetting> codec;

  public LaneTopic(Map<String, Object> client, PayoutCodec<LaneSetting> codec) {
    this.client = new HashMap<>(client);
    int limitMs = Math.toIntExact(DELIVERY_LIMIT.toMillis());
    this.client.put(ProducerConfig.ACKS_CONFIG, "all");
    this.client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    this.client.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    this.client.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMs);
    this.client.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMs);
    this.client.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, limitMs / 2);
    this.codec = codec;
  }

  /**
   * Returns where they are, once Kafka has all of them. A producer for each call: it is rare.
   *
   * @param settings by key; an empty one takes its field back to the configuration
   * @throws ExecutionException if Kafka did not confirm one; whether it has it is not known
   */
  List<RecordMetadata> write(Map<String, Optional<LaneSetting>> settings)
      throws ExecutionException, InterruptedException {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      settings.forEach(
          (key, setting) ->
              sent.add(
                  producer.send(
                      new ProducerRecord<>(
                          Topics.LANES.name(),
                          key.getBytes(StandardCharsets.UTF_8),
                          setting.map(codec::serialize).orElse(null)))));
      List<RecordMetadata> written = new ArrayList<>();
      for (Future<RecordMetadata> one : sent) {
        written.add(one.get());
      }
      return written;
    }
  }
}
