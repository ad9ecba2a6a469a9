package dev.payouts.orchestrator;

import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.localstack.LocalStack;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.SchemaRegistrySettings;
import dev.payouts.testing.Certificate;
import dev.payouts.testing.TopicReader;
import dev.payouts.testing.TopicWriter;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole orchestrator on a real broker and a real registry, spoken to over HTTP and Kafka. */
public final class RunningOrchestrator implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ConfigurableApplicationContext context;
  private final String scheme;
  private final HttpClient http;
  private final KafkaSettings kafka;
  private final PayoutCodecs codecs;
  private final TopicWriter<PayoutCommand> commands;

  private RunningOrchestrator(
      LocalStack stack, ConfigurableApplicationContext context, @Nullable Certificate certificate) {
    this.context = context;
    this.scheme = certificate == null ? "http" : "https";
    HttpClient.Builder client = HttpClient.newBuilder();
    this.http =
        certificate == null ? client.build() : client.sslContext(certificate.trust()).build();
    this.kafka = new KafkaSettings(stack.kafka().bootstrapServers(), Map.of());
    this.codecs = PayoutCodecs.of(new SchemaRegistrySettings(stack.registry().url(), Map.of()));
    this.commands = new TopicWriter<>(kafka, codecs.of(Topics.COMMANDS));
  }

  public static RunningOrchestrator start(
      LocalStack stack, Path state, Map<String, Object> settings) {
    return start(stack, state, settings, null);
  }

  /**
   * @param certificate that it shows; null where it speaks plain HTTP
   */
  public static RunningOrchestrator start(
      LocalStack stack,
      Path state,
      Map<String, Object> settings,
      @Nullable Certificate certificate) {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", "0");
    all.put("payouts.kafka.bootstrap-servers", stack.kafka().bootstrapServers());
    all.put("payouts.schema-registry.url", stack.registry().url());
    all.put("payouts.orchestrator.state-dir", state.toString());
    all.put("payouts.orchestrator.standby-replicas", "0");
    all.put("payouts.gateway.merchant-uid", "merchant");
    all.put("payouts.gateway.every-lane", "true");
    all.putAll(settings);
    return new RunningOrchestrator(stack, OrchestratorApplication.start(all), certificate);
  }

  /** What came back over HTTP. */
  public record Answer(int status, String type, String body) {
    public Map<String, Object> json() {
      return JsonParserFactory.getJsonParser().parseMap(body);
    }
  }

  public Answer get(String path) {
    return send("GET", path, "*/*");
  }

  public Answer send(String method, String path, String accept, String... headers) {
    return send(method, path, accept, BodyPublishers.noBody(), headers);
  }

  /** Changes what is at a path. */
  public Answer patch(String path, String json, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return send("PATCH", path, "*/*", BodyPublishers.ofString(json), all.toArray(String[]::new));
  }

  /** Sends a body whatever it is. */
  public Answer send(
      String method, String path, String accept, BodyPublisher body, String... headers) {
    var port = context.getEnvironment().getProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port + path))
            .header("Accept", accept)
            .timeout(LIMIT)
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Answer(response.statusCode(), type.replaceAll(";.*", ""), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A payout that is known and not sent before tomorrow. */
  public static SubmitPayout scheduled() {
    return SubmitPayout.newBuilder()
        .setAmount(new BigDecimal("100.000000"))
        .setCurrency("THB")
        .setCountry("TH")
        .setPayment("bank")
        .setPayee(new Payee("0123456789", null, null))
        .setSource("payroll")
        .setNotBefore(Instant.now().plus(Duration.ofDays(1)))
        .build();
  }

  /** Writes the command as an upstream service would. */
  public void submit(String payoutId, SubmitPayout submit) {
    var command = new PayoutCommand(UUID.randomUUID().toString(), payoutId, Instant.now(), submit);
    var _ = commands.write(payoutId, command);
  }

  /** What is refused from now on. */
  TopicReader<PayoutRejection> rejections() {
    PayoutCodec<PayoutRejection> codec = codecs.of(Topics.REJECTIONS);
    return new TopicReader<>(
        kafka,
        Topics.REJECTIONS.name(),
        record ->
            switch (codec.deserialize(record.value())) {
              case Decoded<PayoutRejection>(PayoutRejection value) -> value;
              case Object other -> throw new AssertionError(other);
            });
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    commands.close();
    http.close();
    context.close();
  }
}
