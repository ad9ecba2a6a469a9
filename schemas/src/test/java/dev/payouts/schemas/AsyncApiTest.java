package dev.payouts.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document people read and the catalogue the code uses say the same. */
class AsyncApiTest {
  private static YamlNode document = new YamlNode(List.of());

  static List<Topic<?>> topics() {
    return Topics.CATALOGUE;
  }

  @BeforeAll
  static void read() throws IOException {
    document = YamlNode.read(Path.of("asyncapi.yaml"));
  }

  @Test
  void namesEveryTopicAndNoOther() {
    List<String> names = new ArrayList<>(topics().stream().map(Topic::name).toList());
    names.add(Topics.DEAD_LETTERS);
    assertThat(channels().map(channel -> channel.text("address")))
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(channels().map(channel -> channel.get("bindings", "kafka").text("topic")))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void keepsRecordsAsLongAsTheCatalogue(Topic<?> topic) {
    YamlNode settings = channel(topic.name()).get("bindings", "kafka", "topicConfiguration");
    if (topic.retention().isPresent()) {
      assertThat(settings.get("cleanup.policy").value()).isEqualTo(List.of("delete"));
      assertThat(settings.text("retention.ms"))
          .isEqualTo(Long.toString(topic.retention().get().toMillis()));
    } else {
      assertThat(settings.get("cleanup.policy").value()).isEqualTo(List.of("compact"));
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void saysWhoseClockARecordBears(Topic<?> topic) {
    var settings = channel(topic.name()).get("bindings", "kafka", "topicConfiguration").value();
    boolean stamped = ((Map<?, ?>) settings).containsKey("message.timestamp.type");
    assertThat(stamped).isEqualTo(Topics.STAMPED_BY_BROKER.contains(topic));
  }

  @Test
  void takesDeadLettersAsLargeAsTheCatalogue() {
    assertThat(
            channel(Topics.DEAD_LETTERS)
                .get("bindings", "kafka", "topicConfiguration")
                .text("max.message.bytes"))
        .isEqualTo("" + Topics.DEAD_LETTER_BYTES_MAX);
  }

  @Test
  void keepsDeadLettersAsLongAsTheCatalogue() {
    String retention =
        channel(Topics.DEAD_LETTERS)
            .get("bindings", "kafka", "topicConfiguration")
            .text("retention.ms");
    assertThat(Duration.ofMillis(Long.parseLong(retention)))
        .isEqualTo(Topics.DEAD_LETTERS_RETENTION);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void refersToTheNewestReleasedSchema(Topic<?> topic) {
    String name = topic.schema().getName();
    YamlNode message = document.follow(channel(topic.name()).get("messages", name));
    int newest = new ReleasedSchemas(Path.of("released")).versions(name).lastKey();
    assertThat(message.get("payload", "schema").text("$ref"))
        .isEqualTo("./released/%s/%d.avsc".formatted(name, newest));
  }

  @Test
  void saysWhoWritesAndWhoReadsEachChannel() {
    for (String action : List.of("send", "receive")) {
      assertThat(
              document.get("operations").children().stream()
                  .filter(operation -> operation.text("action").equals(action))
                  .map(operation -> document.follow(operation.get("channel")).text("address"))
                  .distinct())
          .as(action)
          .containsExactlyInAnyOrderElementsOf(
              channels().map(channel -> channel.text("address")).toList());
    }
  }

  private static Stream<YamlNode> channels() {
    return document.get("channels").children().stream();
  }

  private static YamlNode channel(String address) {
    return channels()
        .filter(channel -> channel.text("address").equals(address))
        .findFirst()
        .orElseThrow(() -> new AssertionError("asyncapi.yaml has no channel " + address));
  }
}
