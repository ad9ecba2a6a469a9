package dev.payouts.standalone.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.standalone.stack.Role;
import dev.payouts.testing.TopicReader;
import dev.payouts.testing.TopicWriter;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Payouts that an upstream asks for over Kafka and an analyst sees the results of. */
final class Money implements AutoCloseable {
  private final SecuredPayouts payouts;
  private final TopicWriter<PayoutCommand> upstream;
  private final TopicReader<PayoutResult> analyst;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  Money(SecuredPayouts payouts) {
    this.payouts = payouts;
    var codecs = PayoutCodecs.of(new SchemaRegistrySettings(payouts.kafka().registry(), Map.of()));
    KafkaSettings reading = payouts.kafkaSettings(payouts.user("analyst"));
    PayoutCodec<PayoutResult> results = codecs.of(Topics.RESULTS);
    upstream =
        new TopicWriter<>(
            payouts.kafkaSettings(payouts.user("upstream")), codecs.of(Topics.COMMANDS));
    analyst =
        new TopicReader<>(
            reading,
            Topics.RESULTS.name(),
            record -> ((Decoded<PayoutResult>) results.deserialize(record.value())).value());
  }

  /** Returns its id once Kafka has the command. */
  String ask() {
    String id = "secured-" + UUID.randomUUID();
    write(id, "100.000000");
    asked.add(id);
    return id;
  }

  private void write(String id, String amount) {
    var submit =
        SubmitPayout.newBuilder()
            .setAmount(new BigDecimal(amount))
            .setCurrency("THB")
            .setCountry("TH")
            .setPayment("bank")
            .setPayee(new Payee("8675309123456", "Somchai Jaidee", "kbank"))
            .setLane("default")
            .setSource("secured-test")
            .build();
    var _ =
        upstream.write(
            id, new PayoutCommand(UUID.randomUUID().toString(), id, Instant.now(), submit));
  }

  /** Two commands that cannot be paid; returns once a rejection and a dead letter say so. */
  void spoil(String paidId) {
    KafkaSettings open = new KafkaSettings(payouts.kafka().openServers(), Map.of());
    try (var rejections = new TopicReader<>(open, Topics.REJECTIONS.name(), TopicReader::key);
        var letters = new TopicReader<>(open, Topics.DEAD_LETTERS, TopicReader::key)) {
      write(paidId, "200.000000");
      var _ = upstream.write("spoilt", new byte[] {1});
      var _ = rejections.await("a rejection", paidId::equals);
      var _ = letters.await("a dead letter", "spoilt"::equals);
    }
  }

  void expect(String id) {
    asked.add(id);
  }

  /** Waits until everything that was asked for has arrived, and checks that it was sent once. */
  void awaitAllPaidOnce() {
    for (String id : asked) {
      PayoutResult result =
          analyst.await("the result of " + id, one -> one.getPayoutId().equals(id));
      assertThat(result.getStatus()).as(id).isEqualTo(PayoutStatus.COMPLETED);
    }
    Map<String, JsonNode> ledger = ledger();
    assertThat(asked)
        .allSatisfy(
            id -> {
              JsonNode order = Objects.requireNonNull(ledger.get(id), id);
              assertThat(order.path("orders").size()).as(id).isEqualTo(1);
              assertThat(order.path("paid").asInt()).as(id).isEqualTo(1);
            });
  }

  private Map<String, JsonNode> ledger() {
    String lines = new Page(payouts.at().http(Role.SANDBOX) + "/sandbox/orders").text();
    return lines
        .lines()
        .map(JsonMapper.shared()::readTree)
        .collect(
            Collectors.toMap(order -> order.path("merchant_order_id").asString(), order -> order));
  }

  @Override
  public void close() {
    upstream.close();
    analyst.close();
  }
}
