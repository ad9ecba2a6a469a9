package dev.payouts.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.stack.Surroundings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicReaderTest {
  @Test
  void readsASecuredKafkaLikeTheServices() {
    Surroundings at =
        Surroundings.from(
            Map.of(
                "PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", "broker:9093",
                "PAYOUTS_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_SSL",
                "PAYOUTS_SCHEMA_REGISTRY_PROPERTIES_BASIC_AUTH_CREDENTIALS_SOURCE", "USER_INFO"));

    assertThat(TopicReader.settings(at))
        .containsEntry("bootstrap.servers", "broker:9093")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("isolation.level", "read_committed");
    assertThat(TopicReader.registry(at).properties())
        .containsEntry("basic.auth.credentials.source", "USER_INFO");
  }
}
