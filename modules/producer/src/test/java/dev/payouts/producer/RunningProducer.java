package dev.payouts.producer;

import dev.payouts.localstack.LocalStack;
import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole producer on a real broker and a real registry, spoken to over HTTP. */
final class RunningProducer implements AutoCloseable {
  static final String SECRET = "hush-hush";

  private final LocalStack stack;
  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningProducer(LocalStack stack, ConfigurableApplicationContext context) {
    this.stack = stack;
    this.context = context;
  }

  static RunningProducer start(LocalStack stack, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("server.port", "0");
    all.put("payouts.kafka.bootstrap-servers", stack.kafka().bootstrapServers());
    all.put("payouts.schema-registry.url", stack.registry().url());
    all.put("payouts.gateway.url", "http://127.0.0.1:9");
    all.put("payouts.gateway.key", "key-1");
    all.put("payouts.gateway.secret", SECRET);
    all.put("payouts.gateway.merchant-uid", "m-1");
    all.putAll(settings);
    return new RunningProducer(stack, ProducerApplication.start(all));
  }

  /** What came back: a status, headers and a body. */
  record Answer(int status, String type, String body) {
    Json json() {
      return Json.parse(body);
    }

    List<Json> lines() {
      return body.lines().map(Json::parse).toList();
    }
  }

  int port() {
    return Integer.parseInt(
        String.valueOf(context.getEnvironment().getProperty("local.server.port")));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  Answer post(String path, String type, String body, String... headers)
      throws IOException, InterruptedException {
    return post(path, type, BodyPublishers.ofString(body), headers);
  }

  Answer post(String path, String type, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""),
        response.body());
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  double metric(String name, String... tags) {
    return context.getBean(MeterRegistry.class).get(name).tags(tags).counter().count();
  }

  double gauge(String name, String... tags) {
    return context.getBean(MeterRegistry.class).get(name).tags(tags).gauge().value();
  }

  /** Whether a group has a place in every partition of payout.results. */
  boolean hasOffsets(String group) {
    Properties settings = new Properties();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers());
    try (Admin admin = Admin.create(settings)) {
      String topic = Topics.RESULTS.name();
      var described = admin.describeTopics(List.of(topic)).allTopicNames().get().values();
      return described.stream().mapToInt(one -> one.partitions().size()).sum()
          == admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().size();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  /** Every value of the topic so far under the key, oldest first. */
  <V extends SpecificRecord> List<V> values(Topic<V> topic, String key) {
    PayoutCodec<V> codec = context.getBean(PayoutCodecs.class).of(topic);
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.kafka().bootstrapServers());
    List<V> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var message : consumer.poll(Duration.ofMillis(200))) {
          if (key.equals(message.key())
              && codec.deserialize(message.value()) instanceof Decoding.Decoded<V> decoded) {
            found.add(decoded.value());
          }
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }
}
