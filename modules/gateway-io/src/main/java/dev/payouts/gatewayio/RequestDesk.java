package dev.payouts.gatewayio;

import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * What happens to the batches of requests that a consumer reads: committed, called, replied to. The
 * reading itself is left to whoever gives it the batches.
 */
public final class RequestDesk {
  /** What the desk works with, other than its role. */
  public record Tools(
      Function<String, Optional<GatewayLane>> lanes,
      PayoutCodecs codecs,
      Producer<byte[], byte[]> producer,
      Executor threads,
      Clocks clocks,
      Tracing tracing,
      MeterRegistry meters) {}

  /**
   * What it takes for normal.
   *
   * @param commit how long one commit of offsets may take before its batch is given up
   * @param clockSkew by how much the clocks of two machines may differ
   */
  public record Limits(Duration commit, Duration clockSkew) {}

  /** How requests must be read: one of a transaction that is aborted never happened. */
  public static String isolationLevel() {
    return "read_committed";
  }

  private final DoubtfulOffsets offsets;
  private final BatchListener listener;

  /**
   * @param reporter names this instance in replies
   */
  public RequestDesk(GatewayRole role, String reporter, Limits limits, Tools tools) {
    this(role, reporter, limits, tools, new InFlight(Integer.MAX_VALUE, 0, InFlight.OPEN));
  }

  RequestDesk(GatewayRole role, String reporter, Limits limits, Tools tools, InFlight inFlight) {
    var metrics = new GatewayMetrics(tools.meters(), role);
    metrics.inFlight(inFlight::calls);
    this.offsets = new DoubtfulOffsets(limits.commit());
    var replies = new Replies(tools.producer(), tools.codecs().of(Topics.REPLIES), metrics);
    var caller =
        new Caller(
            role,
            tools.lanes(),
            offsets,
            replies,
            metrics,
            inFlight,
            tools.threads(),
            tools.clocks(),
            tools.tracing(),
            limits.clockSkew(),
            reporter);
    this.listener =
        new BatchListener(
            role,
            tools.codecs().of(role.topic()),
            new DeadLetterBox(tools.producer(), metrics),
            offsets,
            limits.commit(),
            caller,
            metrics,
            tools.clocks().sleep());
  }

  /** Takes the batches, on the consumer's thread. */
  public BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> listener() {
    return listener;
  }

  /** Must hear of every partition that comes or goes, on the consumer's thread. */
  public ConsumerAwareRebalanceListener rebalances() {
    return offsets;
  }
}
