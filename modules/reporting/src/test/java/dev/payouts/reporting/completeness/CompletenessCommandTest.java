package dev.payouts.reporting.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.payouts.avro.CancelPayout;
import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutState;
import dev.payouts.avro.RecordPosition;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.reporting.Broker;
import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.Ran;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.Sample;
import dev.payouts.service.DeadLetters;
import dev.payouts.topics.Topics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code completeness} over what a real broker holds. */
class CompletenessCommandTest {
  private static final String GROUP = "payout-orchestrator-test";

  private final Broker broker = Broker.empty();
  private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
  private boolean complete;

  @Test
  void everyCommandIsAccountedFor() {
    submitted("ended");
    broker.results(Sample.completed("ended").build());
    event("ended", PayoutState.COMPLETED);
    submitted("open");
    event("open", PayoutState.UNCERTAIN);
    rejected(submitted("refused"), "refused");
    deadLetter(undecodable("broken"));
    submitted("ended");
    rejected(command("never", new CancelPayout("x")), "never");

    JsonNode report = report();

    assertThat(complete).isTrue();
    assertThat(balance(report))
        .containsEntry("commands read", 6L)
        .containsEntry("commands submits", 4L)
        .containsEntry("commands cancels and resolves", 1L)
        .containsEntry("commands undecodable", 1L)
        .containsEntry("commands undecodable with a dead letter", 1L)
        .containsEntry("payouts commanded", 4L)
        .containsEntry("payouts with a result", 1L)
        .containsEntry("payouts open", 1L)
        .containsEntry("payouts open: UNCERTAIN", 1L)
        .containsEntry("payouts only rejected", 2L)
        .containsEntry("payouts nowhere", 0L);
  }

  @Test
  void whatIsNowhereIsListed() {
    submitted("lost");
    submitted("unseen");
    event("unseen", PayoutState.COMPLETED);
    RecordMetadata broken = undecodable("broken");
    submitted("good");
    broker.results(Sample.completed("good").build());

    JsonNode report = report();

    assertThat(complete).isFalse();
    assertThat(missing(report))
        .containsExactlyInAnyOrder(
            "lost: no result, no event and no rejection",
            "unseen: its events say COMPLETED, but there is no result",
            "payout.commands partition %d offset %d: it cannot be decoded, and there is no dead letter"
                .formatted(broken.partition(), broken.offset()));
    assertThat(report.path("missing").isArray()).isTrue();
  }

  @Test
  void aRejectionOfAnotherCommandAccountsForNothing() {
    RecordMetadata other = submitted("other");
    rejected(other, "other");
    submitted("lost");

    assertThat(missing(report())).containsExactly("lost: no result, no event and no rejection");
  }

  @Test
  void whatTheOrchestratorHasNotReadWaits() {
    submitted("read");
    event("read", PayoutState.QUEUED);
    Map<TopicPartition, OffsetAndMetadata> before = new HashMap<>(read);
    submitted("unread");
    read.clear();
    read.putAll(before);

    JsonNode report = report();

    assertThat(complete).isTrue();
    assertThat(balance(report))
        .containsEntry("commands not yet read by the orchestrator", 1L)
        .containsEntry("payouts commanded", 1L);
  }

  @Test
  void leavesMetricsOfWhatItFoundInAFile(@TempDir Path directory) throws Exception {
    submitted("lost");
    submitted("open");
    event("open", PayoutState.QUEUED);
    Path file = directory.resolve("payouts.prom");

    var _ = report("--metrics", file.toString());

    assertThat(file)
        .content()
        .contains(
            "# TYPE payouts_completeness_missing gauge\npayouts_completeness_missing 1\n",
            "payouts_completeness_checked_timestamp_seconds "
                + Sample.ACCEPTED.getEpochSecond()
                + "\n",
            "payouts_completeness_commands{kind=\"read\"} 2\n",
            "payouts_completeness_payouts{fate=\"open\"} 1\n",
            "payouts_completeness_payouts{fate=\"nowhere\"} 1\n",
            "payouts_completeness_payouts{fate=\"result\"} 0\n");
    assertThat(directory.toFile().list()).containsExactly("payouts.prom");
  }

  @Test
  void pushesMetricsAndSaysIfNobodyTakesThem() throws Exception {
    submitted("open");
    event("open", PayoutState.QUEUED);
    List<String> pushed = new CopyOnWriteArrayList<>();
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          pushed.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + "\n"
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(pushed.size() == 1 ? 200 : 400, -1);
          exchange.close();
        });
    gateway.start();
    String address = "http://127.0.0.1:" + gateway.getAddress().getPort();
    try {
      var _ = report("--metrics", address + "/");

      assertThat(pushed.getFirst())
          .startsWith("PUT /metrics/job/payouts_completeness\n")
          .contains("payouts_completeness_missing 0\n");
      assertThatThrownBy(() -> report("--metrics", address))
          .isInstanceOf(ReportFailure.class)
          .hasMessageEndingWith("does not take metrics: HTTP 400");
    } finally {
      gateway.stop(0);
    }
    assertThatThrownBy(() -> report("--metrics", address))
        .isInstanceOf(ReportFailure.class)
        .hasMessageStartingWith("no Pushgateway answers at " + address);
    assertThatThrownBy(() -> report("--metrics", "metrics.txt")).isInstanceOf(Misuse.class);
  }

  private RecordMetadata submitted(String id) {
    return command(
        id,
        SubmitPayout.newBuilder()
            .setAmount(Sample.money("100"))
            .setCurrency("THB")
            .setCountry("TH")
            .setPayment("bank")
            .setPayee(new Payee("0123456789", null, null))
            .build());
  }

  private RecordMetadata command(String id, Object body) {
    return seen(
        broker
            .writer(Topics.COMMANDS)
            .write(id, new PayoutCommand("c-" + id, id, Sample.ACCEPTED, body)));
  }

  private RecordMetadata undecodable(String id) {
    return seen(
        broker.writer(Topics.COMMANDS).write(id, "no Avro".getBytes(StandardCharsets.UTF_8)));
  }

  private RecordMetadata seen(RecordMetadata at) {
    read.put(
        new TopicPartition(at.topic(), at.partition()), new OffsetAndMetadata(at.offset() + 1));
    return at;
  }

  private static RecordPosition position(RecordMetadata at) {
    return new RecordPosition(at.topic(), at.partition(), at.offset());
  }

  private void rejected(RecordMetadata command, String id) {
    var _ =
        broker
            .writer(Topics.REJECTIONS)
            .write(
                id,
                PayoutRejection.newBuilder()
                    .setPayoutId(id)
                    .setCommandId("c-" + id)
                    .setCode("invalid")
                    .setDetail("test")
                    .setRejectedAt(Sample.ACCEPTED)
                    .setSource(position(command))
                    .build());
  }

  private void deadLetter(RecordMetadata command) {
    try (var producer =
        new KafkaProducer<>(
            broker.kafka().client(), new ByteArraySerializer(), new ByteArraySerializer())) {
      var _ =
          producer
              .send(
                  DeadLetters.of(null, new byte[1], new RecordHeaders(), position(command), "test"))
              .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private void event(String id, PayoutState to) {
    var _ =
        broker
            .writer(Topics.EVENTS)
            .write(
                id,
                PayoutEvent.newBuilder()
                    .setPayoutId(id)
                    .setSequence(1)
                    .setFromState(PayoutState.NONE)
                    .setToState(to)
                    .setCause("test")
                    .setAttempt(1)
                    .setAt(Sample.ACCEPTED)
                    .build());
  }

  private JsonNode report(String... options) {
    try (Admin admin = Admin.create(broker.kafka().client())) {
      admin.alterConsumerGroupOffsets(GROUP, read).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
    List<String> words = new ArrayList<>(List.of("--format", "json"));
    words.addAll(List.of(options));
    return Ran.of(
            streams ->
                complete =
                    CompletenessCommand.of(words)
                        .run(broker.source(), GROUP, Sample.ACCEPTED, streams))
        .json();
  }

  private static Map<String, Long> balance(JsonNode report) {
    Map<String, Long> balance = new TreeMap<>();
    report
        .path("balance")
        .forEach(
            row ->
                balance.put(
                    row.path("of").asString() + " " + row.path("what").asString(),
                    row.path("count").asLong()));
    return balance;
  }

  private static List<String> missing(JsonNode report) {
    List<String> missing = new ArrayList<>();
    report
        .path("missing")
        .forEach(
            row -> missing.add(row.path("subject").asString() + ": " + row.path("why").asString()));
    return missing;
  }
}
