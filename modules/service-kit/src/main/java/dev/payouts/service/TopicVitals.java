package dev.payouts.service;

import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;

import dev.payouts.service.Patience.NotYet;
import dev.payouts.topics.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings that a topic cannot do without: commands and replies bear the broker's time, dead
 * letters may be larger than the records they were.
 *
 * <p>A topic that is there and lacks one gets it where the services make the topics, so that an
 * upgrade asks nothing of anybody; where an operator makes them, the start says what to change. A
 * record that stood in the topic before keeps the time it has.
 */
final class TopicVitals {
  private static final Logger LOG = LoggerFactory.getLogger(TopicVitals.class);
  private static final String LOG_APPEND_TIME = "LogAppendTime";

  private final KafkaSettings kafka;
  private final TopicSettings settings;

  TopicVitals(KafkaSettings kafka, TopicSettings settings) {
    this.kafka = kafka;
    this.settings = settings;
  }

  /** A topic that lacks one. */
  private record Lack(String topic, String setting, String found, String needed) {
    @Override
    public String toString() {
      return "topic %s has %s=%s and needs %s".formatted(topic, setting, found, needed);
    }
  }

  static Map<String, String> of(String topic) {
    if (topic.equals(Topics.DEAD_LETTERS)) {
      return Map.of(MAX_MESSAGE_BYTES_CONFIG, "" + Topics.DEAD_LETTER_BYTES_MAX);
    }
    return Topics.STAMPED_BY_BROKER.stream().anyMatch(stamped -> stamped.name().equals(topic))
        ? Map.of(MESSAGE_TIMESTAMP_TYPE_CONFIG, LOG_APPEND_TIME)
        : Map.of();
  }

  /**
   * @throws NotYet until a change has taken effect: what is written before would lack it
   */
  void ensure(Admin admin, Set<String> present)
      throws ExecutionException, InterruptedException, NotYet {
    List<Lack> lacks = lacks(admin, present);
    if (lacks.isEmpty()) {
      return;
    }
    if (!settings.create()) {
      Lack lack = lacks.getFirst();
      throw new StartupFailure(
          "%s; change it by kafka-configs --bootstrap-server %s --alter --topic %s --add-config %s=%s, or let the services do it with PAYOUTS_TOPICS_CREATE=true"
              .formatted(
                  lack, kafka.bootstrapServers(), lack.topic(), lack.setting(), lack.needed()));
    }
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (Lack lack : lacks) {
      changes.put(
          resource(lack.topic()),
          List.of(new AlterConfigOp(new ConfigEntry(lack.setting(), lack.needed()), OpType.SET)));
    }
    admin.incrementalAlterConfigs(changes).all().get();
    lacks.forEach(
        lack ->
            LOG.atInfo()
                .addKeyValue("topic", lack.topic())
                .addKeyValue("setting", lack.setting())
                .addKeyValue("before", lack.found())
                .addKeyValue("now", lack.needed())
                .log("Topic changed"));
    throw new NotYet(
        "did not put changed settings of topics into effect",
        new IllegalStateException(lacks.toString()));
  }

  private static List<Lack> lacks(Admin admin, Set<String> present)
      throws ExecutionException, InterruptedException {
    List<ConfigResource> resources =
        present.stream()
            .filter(name -> !of(name).isEmpty())
            .sorted()
            .map(TopicVitals::resource)
            .toList();
    Map<ConfigResource, Config> found = admin.describeConfigs(resources).all().get();
    List<Lack> lacks = new ArrayList<>();
    for (ConfigResource resource : resources) {
      Config config = found.getOrDefault(resource, new Config(List.of()));
      of(resource.name())
          .forEach(
              (setting, needed) -> {
                ConfigEntry entry = config.get(setting);
                String value = entry == null ? "" : entry.value();
                if (!suffices(value, needed)) {
                  lacks.add(new Lack(resource.name(), setting, value, needed));
                }
              });
    }
    return lacks;
  }

  /** A size may be larger, a word must be the same. */
  private static boolean suffices(String found, String needed) {
    return (needed.matches("\\d+") && found.matches("\\d+"))
        ? Long.parseLong(found) >= Long.parseLong(needed)
        : found.equals(needed);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
