package dev.payouts.worker;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.Payee;
import dev.payouts.avro.SubmitOrder;
import dev.payouts.avro.SubmitReply;
import dev.payouts.gatewayio.GatewayIo;
import dev.payouts.gatewayio.GatewayRole;
import dev.payouts.localstack.LocalStack;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.service.Service;
import dev.payouts.testing.ScriptedGateway;
import dev.payouts.testing.TopicReader;
import dev.payouts.testing.TopicWriter;
import dev.payouts.topics.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A broker, a registry, a gateway, and both ends of the worker's topics. */
final class Flow implements AutoCloseable {
  final KafkaSettings kafka;
  final ScriptedGateway gateway = new ScriptedGateway();
  final PayoutCodec<GatewayRequest> requests;
  final TopicWriter<GatewayRequest> submissions;
  private final TopicReader<GatewayReply> replies;
  private final Map<String, Object> settings;

  /** Starts a worker once, which sets up topics and schemas. */
  Flow(LocalStack stack) {
    kafka = new KafkaSettings(stack.kafka().bootstrapServers(), Map.of());
    settings = new HashMap<>(gateway.settings());
    settings.put("payouts.kafka.bootstrap-servers", stack.kafka().bootstrapServers());
    settings.put("payouts.schema-registry.url", stack.registry().url());
    settings.put("server.port", 0);
    var codecs = PayoutCodecs.of(new SchemaRegistrySettings(stack.registry().url(), Map.of()));
    requests = codecs.of(Topics.SUBMISSIONS);
    worker(Map.of()).close();
    submissions = new TopicWriter<>(kafka, requests);
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

  Map<String, Object> settings(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putAll(more);
    return all;
  }

  ConfigurableApplicationContext worker(Map<String, Object> more) {
    return WorkerApplication.start(settings(more));
  }

  /** A worker whose role a test has put something around. */
  ConfigurableApplicationContext worker(
      Map<String, Object> more, UnaryOperator<GatewayRole> around) {
    Around.around = around;
    return Service.start(Around.class, "worker", settings(more));
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(GatewayIo.class)
  static class Around {
    static UnaryOperator<GatewayRole> around = UnaryOperator.identity();

    @Bean
    GatewayRole role() {
      return around.apply(new SubmissionRole());
    }
  }

  SubmitReply reply(String id) {
    return (SubmitReply)
        replies.await("reply for " + id, reply -> reply.getPayoutId().equals(id)).getBody();
  }

  SubmitReply lastReply(String id) {
    return (SubmitReply)
        replies.values().stream()
            .filter(reply -> reply.getPayoutId().equals(id))
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .getBody();
  }

  long replies(String id) {
    return replies.values().stream().filter(reply -> reply.getPayoutId().equals(id)).count();
  }

  static GatewayRequest submission(String id) {
    return submission(id, "default", Duration.ofSeconds(60));
  }

  static GatewayRequest submission(String id, String lane, Duration left) {
    return submission(id, lane, Instant.now(), left);
  }

  static GatewayRequest submission(String id, String lane, Instant permitted, Duration left) {
    SubmitOrder order =
        new SubmitOrder(
            1,
            new BigDecimal("100.000000"),
            "THB",
            "TH",
            "bank",
            new Payee("0123456789", "Somchai Jaidee", null),
            "pay",
            "promptpay");
    return new GatewayRequest(id, lane, permitted, permitted.plus(left), order, null, null);
  }

  @Override
  public void close() {
    replies.close();
    submissions.close();
    gateway.close();
  }
}
