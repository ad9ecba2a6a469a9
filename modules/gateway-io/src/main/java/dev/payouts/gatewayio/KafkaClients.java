package dev.payouts.gatewayio;

import static org.apache.kafka.clients.consumer.ConsumerConfig.AUTO_OFFSET_RESET_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_INSTANCE_ID_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.GROUP_PROTOCOL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.ISOLATION_LEVEL_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
import static org.apache.kafka.clients.consumer.ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.BATCH_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;

import dev.payouts.service.DeadLetters;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.rights.Right;
import dev.payouts.service.rights.Rights;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** The skeleton's Kafka clients and why each is set as it is. */
final class KafkaClients {
  private static final int HEARTBEATS_PER_SESSION = 3;

  private final KafkaSettings kafka;
  private final RequestSettings settings;
  private final GatewayRole role;
  private final MeterRegistry registry;

  KafkaClients(
      KafkaSettings kafka, RequestSettings settings, GatewayRole role, MeterRegistry registry) {
    this.kafka = kafka;
    this.settings = settings;
    this.role = role;
    this.registry = registry;
  }

  static Rights rights(GatewayRole role) {
    return new Rights(
        List.of(
            Right.toRead(role.topic()),
            Right.toReadAs(group(role)),
            Right.toWrite(Topics.REPLIES),
            Right.on(Topics.DEAD_LETTERS, AclOperation.WRITE)));
  }

  private static String group(GatewayRole role) {
    return "payouts-" + role.name();
  }

  /** Names this instance in replies. */
  String instance() {
    return settings.instanceId().orElse(role.name());
  }

  ConsumerFactory<byte[], byte[]> consumers() {
    Map<String, Object> client = kafka.client();
    client.put(CommonClientConfigs.CLIENT_ID_CONFIG, instance());
    client.put(GROUP_ID_CONFIG, group(role));
    // At most once rests on how this protocol refuses a late member's commit; tests show that.
    client.put(GROUP_PROTOCOL_CONFIG, "classic");
    settings.instanceId().ifPresent(id -> client.put(GROUP_INSTANCE_ID_CONFIG, id));
    // A killed instance's partitions move after this; requests wait that long.
    int session = (int) settings.sessionLimit().toMillis();
    client.put(SESSION_TIMEOUT_MS_CONFIG, session);
    client.put(HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS_PER_SESSION);
    client.put(ISOLATION_LEVEL_CONFIG, RequestDesk.isolationLevel());
    client.put(AUTO_OFFSET_RESET_CONFIG, "earliest");
    client.put(ENABLE_AUTO_COMMIT_CONFIG, false);
    client.put(MAX_POLL_RECORDS_CONFIG, settings.batchMax());
    var factory =
        new DefaultKafkaConsumerFactory<>(
            client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    factory.addListener(new ConsumerMeters(registry));
    return factory;
  }

  Producer<byte[], byte[]> producer() {
    Map<String, Object> client = kafka.client();
    client.put(CommonClientConfigs.CLIENT_ID_CONFIG, instance() + "-replies");
    client.put(ACKS_CONFIG, "all");
    client.put(ENABLE_IDEMPOTENCE_CONFIG, true);
    client.put(LINGER_MS_CONFIG, 5);
    client.put(BATCH_SIZE_CONFIG, 64 * 1024);
    client.put(MAX_REQUEST_SIZE_CONFIG, DeadLetters.REQUEST_BYTES_MAX);
    // A reply that is later than the orchestrator's deadline timer is of no use.
    client.put(REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    client.put(DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    client.put(MAX_BLOCK_MS_CONFIG, 10_000);
    var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    new KafkaClientMetrics(producer).bindTo(registry);
    return producer;
  }
}
