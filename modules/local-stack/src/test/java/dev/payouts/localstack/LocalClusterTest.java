package dev.payouts.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterTest {
  private static final String TOPIC = "kept";
  private static final int PARTITIONS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Test
  void keepsWhatIsAcknowledgedWhenOneNodeAndThenAllAreKilled(@TempDir Path data) throws Exception {
    try (LocalCluster cluster = LocalCluster.start(data)) {
      createTopic(cluster);
      Set<String> acknowledged = new HashSet<>(write(cluster, "before"));

      cluster.kill(2);
      assertThat(cluster.alive(2)).isFalse();
      acknowledged.addAll(write(cluster, "without one"));
      cluster.start(2);
      assertThat(cluster.awaitReady(LIMIT)).isTrue();

      nodes(cluster).forEach(cluster::kill);
      assertThat(nodes(cluster)).noneMatch(cluster::alive);
      nodes(cluster).forEach(cluster::start);
      assertThat(cluster.awaitReady(LIMIT)).isTrue();

      assertThat(read(cluster, acknowledged.size())).isEqualTo(acknowledged);
    }
  }

  @Test
  void isNotReadyWhileANodeIsPaused(@TempDir Path data) throws Exception {
    try (LocalCluster cluster = LocalCluster.start(data, 2)) {
      signal("STOP", cluster.pid(2));
      assertThat(cluster.awaitReady(Duration.ofSeconds(2))).isFalse();

      signal("CONT", cluster.pid(2));

      assertThat(cluster.awaitReady(LIMIT)).isTrue();
    }
  }

  private static void signal(String name, long pid) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  private static List<Integer> nodes(LocalCluster cluster) {
    return IntStream.rangeClosed(1, cluster.size()).boxed().toList();
  }

  private static void createTopic(LocalCluster cluster) throws Exception {
    NewTopic topic =
        new NewTopic(TOPIC, PARTITIONS, (short) 3).configs(Map.of("min.insync.replicas", "2"));
    try (Admin admin = Admin.create(settings(cluster))) {
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  /** To every partition, and returns once all is acknowledged. */
  private static List<String> write(LocalCluster cluster, String name) throws Exception {
    List<String> values =
        IntStream.range(0, 100 * PARTITIONS).mapToObj(i -> name + " " + i).toList();
    // The default, acks=all from an idempotent producer, is what is shown here.
    try (var producer =
        new KafkaProducer<>(settings(cluster), new StringSerializer(), new StringSerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < values.size(); i++) {
        sent.add(producer.send(new ProducerRecord<>(TOPIC, i % PARTITIONS, name, values.get(i))));
      }
      for (Future<RecordMetadata> acknowledgement : sent) {
        acknowledgement.get();
      }
    }
    return values;
  }

  private static Set<String> read(LocalCluster cluster, int count) {
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(TOPIC, i)).toList();
    Set<String> values = new HashSet<>();
    try (var consumer =
        new KafkaConsumer<>(
            settings(cluster), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Await.until(
          LIMIT,
          () -> {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            return values.size() >= count;
          });
    }
    return values;
  }

  private static Map<String, Object> settings(LocalCluster cluster) {
    return Map.of("bootstrap.servers", cluster.bootstrapServers());
  }
}
