package dev.payouts.orchestrator.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.localstack.LocalStack;
import dev.payouts.testing.Await;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A stream thread that lost its partitions while it was held up, and has only fired timers since:
 * nothing that it writes may count.
 */
class FencedClientsTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String KAFKA = LocalStack.shared().kafka().bootstrapServers();

  private final String group = "fence-" + UUID.randomUUID();
  private final TopicPartition source = new TopicPartition(group + "-source", 0);
  private final TopicPartition sink = new TopicPartition(group + "-sink", 0);
  private final FencedClients clients = new FencedClients();
  private final Consumer<byte[], byte[]> consumer = clients.getConsumer(consumer("thread"));
  private final Producer<byte[], byte[]> producer = clients.getProducer(producer("thread"));

  @BeforeEach
  void join() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA))) {
      var topics =
          List.of(
              new NewTopic(source.topic(), 1, (short) 1), new NewTopic(sink.topic(), 1, (short) 1));
      admin.createTopics(topics).all().get();
    }
    take(consumer);
    consumer.commitSync(Map.of(source, new OffsetAndMetadata(0, "mark")));
    producer.initTransactions();
  }

  @AfterEach
  void leave() {
    producer.close(Duration.ZERO);
    consumer.close();
  }

  @Test
  void commitsWhatTimersWroteForOneWhoHasHisPartitions() {
    write(producer, consumer, Map.of());

    assertThat(written()).isOne();
    assertThat(consumer.committed(Set.of(source)))
        .containsEntry(source, new OffsetAndMetadata(0, "mark"));
  }

  @Test
  void commitsNothingForOneWhoHasLostThem() {
    try (var successor = new KafkaConsumer<byte[], byte[]>(consumer("successor"))) {
      take(successor);

      assertThatThrownBy(() -> write(producer, consumer, Map.of()))
          .isInstanceOf(KafkaException.class);
      producer.abortTransaction();
      assertThat(written()).isZero();
    }
  }

  /** Why there is all this. If Kafka should ask by itself one day, it can go. */
  @Test
  void kafkaItselfAsksNobodyWhereThereAreNoOffsets() {
    try (var successor = new KafkaConsumer<byte[], byte[]>(consumer("successor"));
        var plain =
            new KafkaProducer<>(
                producer("plain"), new ByteArraySerializer(), new ByteArraySerializer())) {
      take(successor);
      plain.initTransactions();
      write(plain, consumer, Map.of());

      assertThat(written()).isOne();
    }
  }

  @Test
  void commitsNothingWhereNoOffsetCouldTell() {
    Producer<byte[], byte[]> stray = clients.getProducer(producer("stray"));
    try (stray) {
      stray.initTransactions();

      assertThatThrownBy(() -> write(stray, consumer, Map.of()))
          .isInstanceOf(CommitFailedException.class);
      stray.abortTransaction();
      assertThat(written()).isZero();
    }
  }

  @Test
  void leavesOffsetsThatAreSentAsTheyAre() {
    write(producer, consumer, Map.of(source, new OffsetAndMetadata(0, "other")));

    assertThat(consumer.committed(Set.of(source)))
        .containsEntry(source, new OffsetAndMetadata(0, "other"));
  }

  private void write(
      Producer<byte[], byte[]> through,
      Consumer<byte[], byte[]> member,
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    through.beginTransaction();
    var _ = through.send(new ProducerRecord<>(sink.topic(), new byte[1]));
    through.sendOffsetsToTransaction(offsets, member.groupMetadata());
    through.commitTransaction();
  }

  /** As often as it takes to become a member; a static one takes the place of its predecessor. */
  private void take(Consumer<byte[], byte[]> member) {
    member.subscribe(List.of(source.topic()));
    Await.until(
        "the partition is assigned",
        () -> {
          member.poll(Duration.ofMillis(100));
          return member.assignment().contains(source);
        });
  }

  /** Records that a reader of what is committed sees, once the fate of every one is settled. */
  private int written() {
    List<TopicPartition> all = List.of(sink);
    Map<String, Object> config = consumer("reader");
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    long end;
    try (var hasty = new KafkaConsumer<byte[], byte[]>(config)) {
      end = hasty.endOffsets(all, LIMIT).getOrDefault(sink, 0L);
    }
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (var reader = new KafkaConsumer<byte[], byte[]>(config)) {
      reader.assign(all);
      reader.seekToBeginning(all);
      int found = 0;
      while (reader.position(sink, LIMIT) < end) {
        found += reader.poll(Duration.ofMillis(100)).count();
      }
      return found;
    }
  }

  private Map<String, Object> consumer(String thread) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, KAFKA);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, thread + "-consumer");
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "orchestrator-1");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return config;
  }

  private Map<String, Object> producer(String thread) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, KAFKA);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, thread + "-producer");
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, group + "-" + thread);
    return config;
  }
}
