package dev.payouts.orchestrator.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquireOrder;
import dev.payouts.avro.InquiryOutcome;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.OrderReading;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.localstack.KafkaSettings;
import dev.payouts.localstack.LocalKafka;
import dev.payouts.service.StartupFailure;
import dev.payouts.testing.Await;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orchestrators whose state and offsets are lost go on with commands that were paid, or not. */
class AdoptionTest {
  private static final List<String> BEFORE = List.of("p1", "p2", "p3", "p4");

  @TempDir private Path first;
  @TempDir private Path second;

  private final LocalKafka broker = LocalKafka.start(KafkaSettings.temporary().startingFast());
  private final LiveStreams streams = new LiveStreams(broker);

  @AfterEach
  void stop() {
    streams.close();
    broker.kill();
    broker.close();
  }

  @Test
  void asksAboutEveryCommandFromBeforeAndSendsNoneThatTheGatewayDoesNotKnow() throws Exception {
    lose();
    assertThatThrownBy(() -> streams.start("1", first, false))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("PAYOUTS_ORCHESTRATOR_ADOPT=true");
    adoptAndDie();
    // The instance that adopted is gone, and this one has neither its word nor its files.
    streams.start("2", second, false);
    write("after");

    var _ = streams.submissions.await("the new one", sent -> sent.getPayoutId().equals("after"));
    awaitReview(BEFORE);

    assertThat(streams.submissions.values())
        .extracting(GatewayRequest::getPayoutId)
        .containsOnly("after");
    assertThat(streams.events.values())
        .filteredOn(event -> event.getFromState() == PayoutState.NONE)
        .filteredOn(event -> BEFORE.contains(event.getPayoutId()))
        .extracting(PayoutEvent::getCause)
        .hasSize(BEFORE.size())
        .containsOnly("command-adopted");
  }

  /** As the lost orchestrator left the topics: commands, an event, and a reply to its inquiry. */
  private void lose() {
    BEFORE.forEach(this::write);
    for (String id : BEFORE) {
      var completed =
          new OrderReading(
              id,
              "completed",
              null,
              new BigDecimal("100.000000"),
              new BigDecimal("100.000000"),
              "THB",
              "0123456789",
              "expense",
              "P-" + id);
      reply(id, new InquiryReply(1, InquiryOutcome.FOUND, completed, null));
    }
    streams.writeEvent("lost");
  }

  private void adoptAndDie() throws Exception {
    try (Admin admin = streams.admin()) {
      var _ =
          new FirstStart(LiveStreams.APPLICATION, true, 0)
              .prepare(admin, streams.properties("1", first).membership());
      Map<TopicPartition, Long> begin = new GroupOffsets(admin).committed(LiveStreams.APPLICATION);
      assertThat(sum(begin, Topics.COMMANDS.name())).isZero();
      assertThat(sum(begin, Topics.REPLIES.name())).as("replies begin at the end").isEqualTo(4);
    }
  }

  private static long sum(Map<TopicPartition, Long> offsets, String topic) {
    return offsets.entrySet().stream()
        .filter(offset -> offset.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Answers every inquiry with "not found" until all are in review. */
  private void awaitReview(List<String> ids) {
    Set<String> answered = new HashSet<>();
    Await.until(
        "all in review",
        () -> {
          for (GatewayRequest request : streams.inquiries.values()) {
            int number = ((InquireOrder) request.getBody()).getInquiry();
            if (answered.add(request.getPayoutId() + " " + number)) {
              reply(
                  request.getPayoutId(),
                  new InquiryReply(number, InquiryOutcome.ABSENT, null, "not found"));
            }
          }
          return ids.stream().allMatch(this::isInReview);
        });
  }

  private boolean isInReview(String id) {
    return streams.events.values().stream()
        .anyMatch(
            event -> event.getPayoutId().equals(id) && event.getToState() == PayoutState.REVIEW);
  }

  private void write(String id) {
    var _ = streams.commands.write(id, streams.command(id));
  }

  private void reply(String id, InquiryReply reply) {
    var _ = streams.replies.write(id, new GatewayReply(id, Instant.now(), 5, "test", reply));
  }
}
