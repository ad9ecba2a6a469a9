package dev.payouts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that cannot work end in one sentence that says which and what to do. */
class ClientSettingsTest {
  private static final String NOWHERE = "127.0.0.1:1";
  private static final String REGISTRY = "http://127.0.0.1:1";

  @ParameterizedTest
  @ValueSource(strings = {"", "kafka", "kafka:9092,", "http://kafka:9092", "kafka:port"})
  void refusesWhatIsNoServer(String servers) {
    assertThatThrownBy(() -> ClientSettings.of(servers, REGISTRY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "bootstrapServers must be host:port, several separated by commas, and is \"%s\"",
            servers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "registry:8080", "http://", "http://me:secret@registry:8080"})
  void refusesWhatIsNoRegistryAndShowsNoPassword(String url) {
    assertThatThrownBy(() -> ClientSettings.of(NOWHERE, url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("registryUrl must be an http or https address such as ")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acks",
        "enable.idempotence",
        "max.in.flight.requests.per.connection",
        "retries",
        "partitioner.class",
        "partitioner.ignore.keys",
        "transactional.id",
        "delivery.timeout.ms",
        "key.serializer",
        "value.serializer",
        "interceptor.classes"
      })
  void refusesWhatWouldPutMoneyAtRisk(String name) {
    ClientSettings settings = ClientSettings.of(NOWHERE, REGISTRY);
    assertThatThrownBy(() -> settings.withKafkaProperties(Map.of(name, "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "kafkaProperties must not hold %s, which the client sets itself; remove it", name);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 99, 300_001})
  void refusesLimitsNobodyMeans(long ms) {
    ClientSettings settings = ClientSettings.of(NOWHERE, REGISTRY);
    assertThatThrownBy(() -> settings.withDeliveryLimit(Duration.ofMillis(ms)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("deliveryLimit must be from 100 ms to 5 min and is ");
  }

  @Test
  void saysThatNoKafkaAnswers() {
    ClientSettings settings =
        ClientSettings.of(NOWHERE, REGISTRY).withDeliveryLimit(Duration.ofMillis(200));
    assertThatThrownBy(() -> PayoutClient.open(settings))
        .isInstanceOf(CannotOpen.class)
        .hasMessage(
            "Kafka at 127.0.0.1:1 does not answer within 200 ms; is it running, and are bootstrapServers and the security settings among kafkaProperties right?");
  }

  @Test
  void saysWhatKafkasClientSaysOfItsSettings() {
    ClientSettings settings =
        ClientSettings.of(NOWHERE, REGISTRY)
            .withKafkaProperties(Map.of("security.protocol", "SECRET"));
    assertThatThrownBy(() -> PayoutClient.open(settings))
        .isInstanceOf(CannotOpen.class)
        .hasMessageStartingWith("Kafka's client refuses its settings: ")
        .hasMessageEndingWith("; check bootstrapServers and kafkaProperties");
    assertThatThrownBy(() -> PayoutResults.open(settings)).isInstanceOf(CannotOpen.class);
  }

  @Test
  void saysThatNoRegistryAnswers() {
    ClientSettings settings =
        ClientSettings.of(Surroundings.shared().settings().bootstrapServers(), REGISTRY);
    assertThatThrownBy(() -> PayoutClient.open(settings))
        .isInstanceOf(CannotOpen.class)
        .hasMessageStartingWith(
            "The registry at http://127.0.0.1:1 cannot be asked for the schema of payout.commands-value (")
        .hasMessageEndingWith("; is it running, and are registryUrl and registryProperties right?");
  }

  @Test
  void showsOnlyTheNamesOfProperties() {
    assertThat(
            ClientSettings.of(NOWHERE, REGISTRY)
                .withKafkaProperties(Map.of("sasl.jaas.config", "secret"))
                .withRegistryProperties(Map.of("basic.auth.user.info", "secret"))
                .toString())
        .contains("sasl.jaas.config", "basic.auth.user.info")
        .doesNotContain("secret");
  }
}
