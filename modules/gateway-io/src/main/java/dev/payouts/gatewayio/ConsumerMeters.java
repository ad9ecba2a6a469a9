package dev.payouts.gatewayio;

import dev.payouts.service.KafkaMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/** Shows the figures of each consumer, its lag included, as long as the consumer is there. */
final class ConsumerMeters implements ConsumerFactory.Listener<byte[], byte[]> {
  private record Shown(KafkaClientMetrics meters, ScheduledExecutorService lookout) {}

  private final MeterRegistry registry;
  private final Map<Consumer<?, ?>, Shown> shown = new ConcurrentHashMap<>();

  ConsumerMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void consumerAdded(@Nullable String id, Consumer<byte[], byte[]> consumer) {
    var lookout = KafkaMeters.lookout("consumer");
    var meters = new KafkaClientMetrics(consumer, List.of(), lookout, KafkaMeters.LOOK_EVERY);
    meters.bindTo(registry);
    shown.put(consumer, new Shown(meters, lookout));
  }

  @Override
  public void consumerRemoved(@Nullable String id, Consumer<byte[], byte[]> consumer) {
    Shown gone = shown.remove(consumer);
    if (gone != null) {
      gone.lookout().shutdownNow();
      gone.meters().close();
    }
  }
}
