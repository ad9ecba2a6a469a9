package dev.payouts.orchestrator.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.localstack.KafkaSettings;
import dev.payouts.localstack.LocalKafka;
import dev.payouts.service.StartupFailure;
import dev.payouts.testing.Await;
import dev.payouts.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where an orchestrator goes on whose place in the topics is gone. */
class FirstStartTest {
  private static final TopicPartition COMMANDS = new TopicPartition(Topics.COMMANDS.name(), 0);
  private static final TopicPartition REPLIES = new TopicPartition(Topics.REPLIES.name(), 0);
  private static final byte[] ANY = {0};

  @TempDir private Path state;

  private final LocalKafka broker = LocalKafka.start(KafkaSettings.temporary().startingFast());
  private final LiveStreams streams = new LiveStreams(broker);
  private final Admin admin = streams.admin();

  @AfterEach
  void stop() {
    admin.close();
    streams.close();
    broker.kill();
    broker.close();
  }

  @Test
  void skipsRepliesThatAreGone() throws Exception {
    prepare(0);
    for (int reply = 0; reply < 5; reply++) {
      streams.replies.write(0, "p1", ANY);
    }
    expire(REPLIES, 3);

    prepare(0);

    assertThat(committed(REPLIES)).isEqualTo(3);
    assertThat(committed(COMMANDS)).isZero();
  }

  @Test
  void stopsWhereCommandsAreGoneUntilTheirNumberIsAccepted() throws Exception {
    prepare(0);
    for (int command = 0; command < 5; command++) {
      streams.commands.write(0, "p1", ANY);
    }
    expire(COMMANDS, 4);

    for (long other : new long[] {0, 3, 5}) {
      assertThatThrownBy(() -> prepare(other))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("no longer holds 4 records")
          .hasMessageContaining("submitted again")
          .hasMessageContaining("PAYOUTS_ORCHESTRATOR_LOST_COMMANDS=4");
    }
    assertThat(committed(COMMANDS)).isZero();
    prepare(4);

    assertThat(committed(COMMANDS)).isEqualTo(4);
    prepare(4);
    assertThat(committed(COMMANDS)).isEqualTo(4);
  }

  /** Found by a crash campaign: the reply that showed an order was passed over. */
  @Test
  void readsEveryReplyAgainWhereOnlyTheOffsetsAreLost() throws Exception {
    streams.writeEvent("p1");
    streams.replies.write(0, "p1", ANY);
    admin.createTopics(List.of(new NewTopic("live-payouts-changelog", 2, (short) 1))).all().get();

    var _ =
        new FirstStart(LiveStreams.APPLICATION, true, 0)
            .prepare(admin, streams.properties("1", state).membership());

    assertThat(committed(REPLIES)).isZero();
  }

  @Test
  void stopsWhereATopicEndsBeforeThePlaceThatWasReached() throws Exception {
    prepare(0);
    admin
        .alterConsumerGroupOffsets(
            LiveStreams.APPLICATION, Map.of(REPLIES, new OffsetAndMetadata(7)))
        .all()
        .get();

    assertThatThrownBy(() -> prepare(0))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("payout.replies-0=7")
        .hasMessageContaining("PAYOUTS_ORCHESTRATOR_ADOPT=true");
  }

  /** Kafka lets nobody set the offsets of a group that has members, even dead ones. */
  @Test
  void setsOffsetsAlthoughAnEarlierLifeOfThisInstanceIsStillInTheGroup() throws Exception {
    KafkaStreams client = Objects.requireNonNull(streams.start("1", state).client());
    Await.until("a member", () -> client.state() == KafkaStreams.State.RUNNING);
    client.close(Duration.ofSeconds(30));
    assertThat(members()).isOne();
    streams.replies.write(0, "p1", ANY);
    streams.replies.write(0, "p1", ANY);
    expire(REPLIES, 2);

    prepare(0);

    assertThat(committed(REPLIES)).isEqualTo(2);
    assertThat(members()).isZero();
  }

  private void prepare(long lostCommands) {
    var _ =
        new FirstStart(LiveStreams.APPLICATION, false, lostCommands)
            .prepare(admin, streams.properties("1", state).membership());
  }

  /** As retention does. */
  private void expire(TopicPartition partition, long before) throws Exception {
    admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before))).all().get();
  }

  private long committed(TopicPartition partition) throws Exception {
    return new GroupOffsets(admin).committed(LiveStreams.APPLICATION).getOrDefault(partition, -1L);
  }

  private int members() throws Exception {
    var described = admin.describeConsumerGroups(List.of(LiveStreams.APPLICATION));
    return Objects.requireNonNull(described.describedGroups().get(LiveStreams.APPLICATION))
        .get()
        .members()
        .size();
  }
}
