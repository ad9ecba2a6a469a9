package dev.payouts.producer.webhook;

import dev.payouts.service.KafkaSettings;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.rights.Right;
import dev.payouts.service.rights.Rights;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.SmartLifecycle;

/** Runs a loop for each webhook that is configured, as long as the service runs. */
public final class Webhooks implements SmartLifecycle {
  /** Begins the consumer groups by which Kafka remembers what was told. */
  private static final String GROUP = "payout-webhooks-";

  private static final int POLL_RECORDS_MAX = 200;
  private static final int CALL_LIMIT_MS = 5_000;
  private static final Duration NOTICE_PAUSE_MAX = Duration.ofMinutes(10);
  private static final Duration DOWN_PAUSE_MAX = Duration.ofMinutes(1);

  private record Running(WebhookLoop loop, Thread thread, Sender sender) {}

  private final List<Webhook> webhooks;
  private final KafkaSettings kafka;
  private final PayoutCodecs codecs;
  private final MeterRegistry meters;
  private final InstantSource clock;
  private final List<Running> running = new ArrayList<>();

  public Webhooks(
      WebhookSettings settings,
      KafkaSettings kafka,
      PayoutCodecs codecs,
      MeterRegistry meters,
      InstantSource clock) {
    this.webhooks = settings.all();
    this.kafka = kafka;
    this.codecs = codecs;
    this.meters = meters;
    this.clock = clock;
  }

  /** What they must be allowed to do in Kafka. */
  public static Rights rights(WebhookSettings settings) {
    Set<Right> rights = new LinkedHashSet<>();
    for (Webhook webhook : settings.all()) {
      rights.add(Right.toRead(Topics.RESULTS));
      rights.add(Right.toReadAs(GROUP + webhook.name()));
    }
    return new Rights(List.copyOf(rights));
  }

  @Override
  public synchronized void start() {
    for (Webhook webhook : webhooks) {
      Sender sender = new Sender(webhook);
      var courier =
          new Courier(
              webhook,
              sender,
              Webhooks::post,
              new Backoff(NOTICE_PAUSE_MAX, Webhooks::random),
              new Receiver(new Backoff(DOWN_PAUSE_MAX, Webhooks::random)),
              new WebhookMetrics(meters, webhook.name(), clock),
              clock);
      var loop =
          new WebhookLoop(webhook, consumer(webhook), codecs.of(Topics.RESULTS), courier, clock);
      Thread thread = Thread.ofPlatform().daemon().name("webhook-" + webhook.name()).start(loop);
      running.add(new Running(loop, thread, sender));
    }
  }

  private static void post(Runnable one) {
    Thread.startVirtualThread(one);
  }

  private static double random() {
    return ThreadLocalRandom.current().nextDouble();
  }

  private Consumer<byte[], byte[]> consumer(Webhook webhook) {
    Map<String, Object> client = kafka.client();
    client.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP + webhook.name());
    client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // A new webhook and a topic made anew begin at different ends; the loop tells them apart.
    client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS_MAX);
    // A service that stops must not wait for a broker that is gone.
    client.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
    client.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
    // Another instance that comes or goes takes only what it has to.
    client.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        List.of(CooperativeStickyAssignor.class.getName()));
    return new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public synchronized void stop() {
    running.forEach(one -> one.loop().stop());
    for (Running one : running) {
      try {
        one.thread().join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      one.sender().close();
    }
    running.clear();
  }

  @Override
  public synchronized boolean isRunning() {
    return !running.isEmpty();
  }
}
