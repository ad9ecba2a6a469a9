package dev.payouts.service;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/** How meters of Kafka's clients are kept. */
public final class KafkaMeters {
  /** A partition's lag is there so long after the partition was assigned; Micrometer's is 60 s. */
  public static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /** Kafka reports each topic a second time under its old spelling (KIP-1109). */
  private static final Set<String> OLD_SPELLINGS =
      Topics.ALL.stream().map(Topic::name).map(KafkaMeters::old).collect(Collectors.toSet());

  private KafkaMeters() {}

  /** For one client's meters, to be shut down with it. */
  public static ScheduledExecutorService lookout(String client) {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("meters-" + client).factory());
  }

  /** Every topic once, or sums over topics would count everything twice. */
  static MeterFilter everyTopicOnce() {
    return new MeterFilter() {
      @Override
      public MeterFilterReply accept(Meter.Id id) {
        String topic = id.getTag("topic");
        return topic != null && OLD_SPELLINGS.contains(topic)
            ? MeterFilterReply.DENY
            : MeterFilterReply.NEUTRAL;
      }
    };
  }

  private static String old(String topic) {
    return topic.replace('.', '_');
  }
}
