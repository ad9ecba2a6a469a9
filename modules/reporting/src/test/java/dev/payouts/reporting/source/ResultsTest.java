package dev.payouts.reporting.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.avro.PayoutResult;
import dev.payouts.reporting.Broker;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.Sample;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.testing.Await;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private final Broker broker = Broker.empty();

  @Test
  void endsWhereTheTopicEndedWhenItWasOpened() {
    broker.results(Sample.completed("before").build());
    try (Results results = Results.open(broker.source())) {
      broker.results(
          Sample.completed("after").build(), Sample.completed("before").setRevision(2).build());

      assertThat(ids(results)).containsExactly("before");
      assertThat(results.revised()).isZero();
      assertThat(results.seen()).isEqualTo(1);
    }
  }

  @Test
  void aDeletedResultIsNone() {
    broker.results(Sample.completed("gone").build(), Sample.completed("kept").build());
    try (var producer =
        new KafkaProducer<>(
            broker.kafka().client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      var _ =
          producer.send(
              new ProducerRecord<>(
                  Topics.RESULTS.name(), "gone".getBytes(StandardCharsets.UTF_8), null));
    }
    try (Results results = Results.open(broker.source())) {
      assertThat(ids(results)).containsExactly("kept");
      assertThat(results.deleted()).isEqualTo(1);
    }
  }

  @Test
  void bothWaysOfReadingFindTheSame() {
    broker.results(
        Sample.completed("a").setRevision(2).build(),
        Sample.completed("a").setRevision(1).build(),
        Sample.completed("b").build());
    List<PayoutResult> whole = new ArrayList<>();
    List<PayoutResult> kept = new ArrayList<>();
    try (Results one = Results.open(broker.source());
        Results other = Results.open(broker.source())) {
      for (int partition : one.partitions()) {
        one.eachLatest(partition, whole::add);
        kept.addAll(other.latest(partition, result -> result));
      }
      assertThat(one.seen()).isEqualTo(other.seen()).isEqualTo(3);
    }
    assertThat(whole).containsExactlyInAnyOrderElementsOf(kept).hasSize(2);
  }

  @Test
  void whatIsStillWithinATransactionIsNotSeen() {
    broker.results(Sample.completed("a").build());
    Map<String, Object> client = broker.kafka().client();
    client.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "open");
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var _ =
          producer.send(
              new ProducerRecord<>(
                  Topics.RESULTS.name(),
                  "b".getBytes(StandardCharsets.UTF_8),
                  broker.bytes(Sample.completed("b").build())));
      producer.flush();
      try (Results results = Results.open(broker.source())) {
        assertThat(ids(results)).containsExactly("a");
      }
      producer.commitTransaction();
    }
    // The commit is answered before its markers are written, which is when readers see it.
    Await.until(
        "the committed result is seen",
        () -> {
          try (Results results = Results.open(broker.source())) {
            return ids(results).containsAll(List.of("a", "b"));
          }
        });
  }

  /** What cannot be read may be the latest revision, so an earlier one must not stand for it. */
  @Test
  void aPayoutWithAnUnreadableRecordIsNotCountedByAnother() {
    broker.results(Sample.completed("a").build(), Sample.completed("b").build());
    var _ = broker.writer(Topics.RESULTS).write("a", "no Avro".getBytes(StandardCharsets.UTF_8));

    try (Results results = Results.open(broker.source())) {
      assertThat(ids(results)).containsExactly("b");
      assertThat(results.unreadable()).containsExactly("a");
      assertThat(results.skipped().count()).isEqualTo(1);
    }
  }

  @Test
  void saysThatNoRegistryAnswers() {
    broker.results(Sample.completed("a").build());
    Source without =
        new Source(broker.kafka(), new SchemaRegistrySettings("http://127.0.0.1:9", Map.of()));
    try (Results results = Results.open(without)) {
      assertThatThrownBy(() -> ids(results))
          .isInstanceOf(ReportFailure.class)
          .hasMessageStartingWith("no schema registry answers at http://127.0.0.1:9; start it");
    }
  }

  private static List<String> ids(Results results) {
    List<String> ids = new ArrayList<>();
    for (int partition : results.partitions()) {
      ids.addAll(results.latest(partition, PayoutResult::getPayoutId));
    }
    return ids;
  }
}
