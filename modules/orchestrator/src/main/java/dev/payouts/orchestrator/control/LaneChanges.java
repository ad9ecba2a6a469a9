package dev.payouts.orchestrator.control;

import dev.payouts.avro.LaneSetting;
import dev.payouts.service.RegistryUnavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes operators' changes hold: kept in the topic first, then followed by this instance too. */
public final class LaneChanges {
  private static final Duration FOLLOW_LIMIT = Duration.ofSeconds(5);

  private final LaneTopic topic;
  private final LaneFollower follower;
  private final InstantSource clock;

  public LaneChanges(LaneTopic topic, LaneFollower follower, InstantSource clock) {
    this.topic = topic;
    this.follower = follower;
    this.clock = clock;
  }

  /** What became of a change. */
  sealed interface Outcome {
    /** It is kept, and holds on this instance; the others follow in a moment. */
    record Holds() implements Outcome {}

    /** It is kept, and this instance has yet to follow. */
    record Kept() implements Outcome {}

    /** Whether it is kept is not known. */
    record Unknown(String why) implements Outcome {}
  }

  Outcome make(
      String lane,
      Map<LaneField, Optional<JsonNode>> fields,
      String operator,
      @Nullable String reason) {
    Map<String, Optional<LaneSetting>> settings = new HashMap<>();
    fields.forEach(
        (field, value) ->
            settings.put(
                field.key(lane), value.map(one -> setting(lane, field, one, operator, reason))));
    try {
      return follow(topic.write(settings)) ? new Outcome.Holds() : new Outcome.Kept();
    } catch (ExecutionException | KafkaException | RegistryUnavailable e) {
      return new Outcome.Unknown(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("interrupted");
    }
  }

  private boolean follow(List<RecordMetadata> written) throws InterruptedException {
    for (RecordMetadata one : written) {
      var partition = new TopicPartition(one.topic(), one.partition());
      if (!follower.await(partition, one.offset(), FOLLOW_LIMIT)) {
        return false;
      }
    }
    return true;
  }

  private LaneSetting setting(
      String lane, LaneField field, JsonNode value, String operator, @Nullable String reason) {
    LaneSetting.Builder setting =
        LaneSetting.newBuilder()
            .setLane(lane)
            .setOperator(operator)
            .setReason(reason)
            .setSetAt(clock.instant());
    field.set(setting, value);
    return setting.build();
  }
}
