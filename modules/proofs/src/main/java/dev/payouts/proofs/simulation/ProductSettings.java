package dev.payouts.proofs.simulation;

import dev.payouts.gatewayio.RequestDesk;
import dev.payouts.orchestrator.streams.FencedProducer;
import dev.payouts.orchestrator.streams.StreamsProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** How the product sets up its Kafka clients: the model behaves as they would. */
final class ProductSettings {
  private static final Duration NONE = Duration.ZERO;
  private static final Properties STREAMS =
      new StreamsProperties(
              Map.of(), "simulated", "0", Path.of("unused"), "unused:1", 1, NONE, NONE, NONE, 0, 1)
          .toProperties();

  private ProductSettings() {}

  static boolean exactlyOnce() {
    return StreamsConfig.EXACTLY_ONCE_V2.equals(
        STREAMS.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
  }

  static boolean fencesTimers() {
    return FencedProducer.asks(true, true);
  }

  static boolean committedOnly() {
    return RequestDesk.isolationLevel().equals("read_committed");
  }
}
