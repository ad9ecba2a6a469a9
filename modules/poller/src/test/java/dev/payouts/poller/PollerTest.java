package dev.payouts.poller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquireOrder;
import dev.payouts.avro.InquiryOutcome;
import dev.payouts.avro.InquiryReply;
import dev.payouts.localstack.LocalStack;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.testing.ScriptedGateway;
import dev.payouts.testing.TopicReader;
import dev.payouts.testing.TopicWriter;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The poller on a real broker and registry. */
class PollerTest {
  private static final ScriptedGateway GATEWAY = new ScriptedGateway();
  private static ConfigurableApplicationContext poller;
  private static TopicWriter<GatewayRequest> inquiries;
  private static TopicReader<GatewayReply> replies;

  @BeforeAll
  static void start() {
    LocalStack stack = LocalStack.shared();
    Map<String, Object> settings = new HashMap<>(GATEWAY.settings());
    settings.put("payouts.kafka.bootstrap-servers", stack.kafka().bootstrapServers());
    settings.put("payouts.schema-registry.url", stack.registry().url());
    settings.put("server.port", 0);
    poller = PollerApplication.start(settings);
    KafkaSettings kafka = new KafkaSettings(stack.kafka().bootstrapServers(), Map.of());
    PayoutCodecs codecs =
        PayoutCodecs.of(new SchemaRegistrySettings(stack.registry().url(), Map.of()));
    inquiries = new TopicWriter<>(kafka, codecs.of(Topics.INQUIRIES));
    PayoutCodec<GatewayReply> reply = codecs.of(Topics.REPLIES);
    replies =
        new TopicReader<>(
            kafka,
            Topics.REPLIES.name(),
            record ->
                switch (reply.deserialize(record.value())) {
                  case Decoded<GatewayReply>(GatewayReply value) -> value;
                  case Object other -> throw new AssertionError(other);
                });
  }

  @AfterAll
  static void stop() {
    poller.close();
    replies.close();
    inquiries.close();
    GATEWAY.close();
  }

  @Test
  void orderThatIsThereIsFound() {
    GATEWAY.script(
        post ->
            "{\"result\":\"success\",\"data\":{\"merchant_order_id\":\"%s\",\"payment_status\":\"completed\",\"amount\":\"100.00\",\"final_amount\":\"99.5\",\"currency\":\"thb\",\"to\":\"0123456789\"}}"
                .formatted(post.orderId()));
    InquiryReply reply = inquire("p-1", Duration.ofMinutes(1));
    assertThat(reply.getOutcome()).isEqualTo(InquiryOutcome.FOUND);
    assertThat(reply.getInquiry()).isEqualTo(3);
    assertThat(reply.getOrder().getPaymentStatus()).isEqualTo("completed");
    assertThat(reply.getOrder().getFinalAmount()).isEqualTo(new BigDecimal("99.500000"));
    assertThat(reply.getOrder().getCurrency()).isEqualTo("THB");
    assertThat(GATEWAY.posts())
        .filteredOn(post -> post.orderId().equals("p-1"))
        .singleElement()
        .extracting(ScriptedGateway.Post::path, ScriptedGateway.Post::fields)
        .containsExactly("/octopus/api/order/get", Map.of("merchant_order_id", "p-1"));
  }

  @Test
  void orderTheGatewayDoesNotKnowIsAbsent() {
    GATEWAY.script(post -> "{\"result\":\"error\",\"data\":\"order not found\"}");
    assertThat(inquire("p-2", Duration.ofMinutes(1)).getOutcome()).isEqualTo(InquiryOutcome.ABSENT);
  }

  @Test
  void answerThatProvesNothingIsInconclusive() {
    GATEWAY.script(post -> "{\"result\":\"error\",\"data\":\"try later\"}");
    assertThat(inquire("p-3", Duration.ofMinutes(1)).getOutcome())
        .isEqualTo(InquiryOutcome.INCONCLUSIVE);
  }

  @Test
  void amountThatDoesNotFitIsInconclusiveNotRounded() {
    GATEWAY.script(
        post ->
            "{\"result\":\"success\",\"data\":{\"merchant_order_id\":\"%s\",\"payment_status\":\"completed\",\"amount\":\"100.0000001\"}}"
                .formatted(post.orderId()));
    assertThat(inquire("p-4", Duration.ofMinutes(1)).getOutcome())
        .isEqualTo(InquiryOutcome.INCONCLUSIVE);
  }

  @Test
  void deadlineThatHasPassedIsNotAsked() {
    assertThat(inquire("p-5", Duration.ofSeconds(-1)).getReason()).isEqualTo("deadline passed");
    assertThat(GATEWAY.postsOf("p-5")).isZero();
  }

  @Test
  void anotherMerchantsNotFoundIsNoAnswer() {
    GATEWAY.script(post -> "{\"result\":\"error\",\"data\":\"order not found\"}");

    InquiryReply reply = inquire("p-6", Duration.ofMinutes(1), "merchant-before");

    assertThat(reply.getOutcome()).isEqualTo(InquiryOutcome.INCONCLUSIVE);
    assertThat(reply.getReason())
        .isEqualTo(
            "the account of lane default is of merchant %s, the payout's is merchant-before",
            ScriptedGateway.MERCHANT_UID);
    assertThat(GATEWAY.postsOf("p-6")).isZero();
  }

  private static InquiryReply inquire(String id, Duration left) {
    return inquire(id, left, ScriptedGateway.MERCHANT_UID);
  }

  private static InquiryReply inquire(String id, Duration left, String merchant) {
    Instant now = Instant.now();
    inquiries.write(
        id,
        new GatewayRequest(
            id, "default", now, now.plus(left), new InquireOrder(3), null, merchant));
    return (InquiryReply)
        replies.await("reply for " + id, reply -> reply.getPayoutId().equals(id)).getBody();
  }
}
