package dev.payouts.standalone.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.service.TopicSettings;
import dev.payouts.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeededTopicTest {
  /** As the services make it. */
  private static final Map<String, String> COMMANDS =
      Map.of(
          "cleanup.policy", "delete",
          "retention.ms", "604800000",
          "min.insync.replicas", "2",
          "message.timestamp.type", "LogAppendTime");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "retention.ms | 604800000 | ''",
        "retention.ms | 604800001 | ''",
        "retention.ms | -1 | ''",
        "retention.ms | 604799999 | retention.ms is 604799999, needed is 604800000",
        "cleanup.policy | compact | cleanup.policy is compact, needed is delete",
        "cleanup.policy | compact,delete | cleanup.policy is compact,delete, needed is delete",
        "message.timestamp.type | CreateTime | message.timestamp.type is CreateTime, needed is LogAppendTime",
        "min.insync.replicas | 1 | min.insync.replicas is 1, needed is 2",
        "min.insync.replicas | 3 | ''",
      })
  void saysWhichSettingDoesNotSuffice(String setting, String found, String difference) {
    Map<String, String> settings = new HashMap<>(COMMANDS);
    settings.put(setting, found);

    assertThat(String.join("; ", differences(4, 3, settings))).isEqualTo(difference);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | 3 | ''",
        "4 | 4 | ''",
        "5 | 3 | partitions is 5, needed is 4",
        "3 | 2 | partitions is 3, needed is 4; replication is 2, needed is 3",
      })
  void needsTheVeryNumberOfPartitionsAndEnoughCopies(
      int partitions, int copies, String difference) {
    assertThat(String.join("; ", differences(partitions, copies, COMMANDS))).isEqualTo(difference);
  }

  private static Iterable<String> differences(
      int partitions, int copies, Map<String, String> settings) {
    NeededTopic needed =
        NeededTopic.all(new TopicSettings(4, 3, true)).stream()
            .filter(topic -> topic.name().equals(Topics.COMMANDS.name()))
            .findFirst()
            .orElseThrow();
    FoundTopic found =
        new FoundTopic(
            needed.name(), partitions, copies, settings, 0, Optional.empty(), OptionalLong.empty());
    return needed.differences(found).stream().map(Difference::toString).toList();
  }
}
