package dev.payouts.serdes;

import dev.payouts.localstack.LocalRegistry;
import dev.payouts.localstack.RegistrySettings;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

class ContainerRoundTripTest {
  @Test
  void everyTopicsValueComesBackAsItWasWritten() throws Exception {
    Skip.unless(DockerClientFactory.instance().isDockerAvailable(), "no Docker answers");
    try (KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1")) {
      kafka.start();
      try (LocalRegistry registry =
          LocalRegistry.start(RegistrySettings.on(kafka.getBootstrapServers()))) {
        new RoundTrip(kafka.getBootstrapServers(), registry.url()).check();
      }
    }
  }
}
