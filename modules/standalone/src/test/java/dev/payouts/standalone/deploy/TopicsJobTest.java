package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Job that makes the topics asks Kafka's tool for those of the catalogue. */
class TopicsJobTest {
  private static final Path COMPONENT = Manifest.DIRECTORY.resolve("components/topics");

  @TempDir private Path directory;

  private static Set<String> catalogue() {
    Set<String> wanted = new TreeSet<>();
    for (Topic<?> topic : Topics.ALL) {
      boolean stamped = Topics.STAMPED_BY_BROKER.contains(topic);
      wanted.add(
          line(
              topic.name(),
              topic.retention(),
              stamped ? " message.timestamp.type=LogAppendTime" : ""));
    }
    wanted.add(
        line(
            Topics.DEAD_LETTERS,
            Optional.of(Topics.DEAD_LETTERS_RETENTION),
            " max.message.bytes=" + Topics.DEAD_LETTER_BYTES_MAX));
    return wanted;
  }

  private static String line(String name, Optional<Duration> retention, String more) {
    return name
        + retention
            .map(kept -> " cleanup.policy=delete retention.ms=" + kept.toMillis())
            .orElse(" cleanup.policy=compact")
        + more;
  }

  @Test
  void namesTheTopicsOfTheCatalogue() {
    assertThat(
            YamlText.read(COMPONENT.resolve("topics.txt"))
                .lines()
                .filter(line -> !line.startsWith("#")))
        .containsExactlyInAnyOrderElementsOf(catalogue());
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "1, 1"})
  void asksForEachTopicOnceWithAsManyCopiesAsAreSet(int copies, int inSync) throws Exception {
    Path calls = directory.resolve("calls");
    Path tool = directory.resolve("kafka-topics.sh");
    Files.writeString(tool, "#!/bin/sh\necho \"$*\" >>" + calls + "\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();

    Program made = run(tool, copies);

    assertThat(made.exitCode()).as(made.err()).isZero();
    List<String> wanted = new ArrayList<>();
    for (String topic : catalogue()) {
      String[] words = topic.split(" ", 2);
      wanted.add(
          "--bootstrap-server broker:9092 --create --if-not-exists --topic %s --partitions 12 --replication-factor %d --config %s --config min.insync.replicas=%d"
              .formatted(words[0], copies, words[1].replace(" ", " --config "), inSync));
    }
    assertThat(Files.readAllLines(calls)).containsExactlyInAnyOrderElementsOf(wanted);
  }

  /** Services would start without a topic, and the Job would count as done. */
  @Test
  void failsWhereATopicCannotBeMade() throws IOException {
    Path tool = directory.resolve("kafka-topics.sh");
    Files.writeString(tool, "#!/bin/sh\nexit 1\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();

    assertThat(run(tool, 3).exitCode()).isEqualTo(1);
  }

  private Program run(Path tool, int copies) {
    return Program.run(
        directory,
        directory,
        Map.of(
            "KAFKA_TOPICS",
            tool.toString(),
            "PAYOUTS_KAFKA_BOOTSTRAP_SERVERS",
            "broker:9092",
            "PAYOUTS_TOPICS_PARTITIONS",
            "12",
            "PAYOUTS_TOPICS_REPLICATION_FACTOR",
            "" + copies),
        List.of("bash", COMPONENT.resolve("create.sh").toString()));
  }
}
