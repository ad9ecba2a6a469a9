package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class SettingsTest {
  @Test
  void everyDefault() {
    assertThat(producer(Map.of()))
        .isEqualTo(
            new ProducerSettings(
                Duration.ofSeconds(10),
                DataSize.ofKilobytes(64),
                DataSize.ofKilobytes(64),
                10_000_000,
                8,
                10_000,
                DataSize.ofMegabytes(256)));
  }

  @Test
  void fullMapping() {
    assertThat(
            producer(
                Map.of(
                    "PAYOUTS_PRODUCER_DELIVERY_LIMIT", "2s",
                    "PAYOUTS_PRODUCER_BODY_SIZE_MAX", "8KB",
                    "PAYOUTS_PRODUCER_ROW_SIZE_MAX", "16KB",
                    "PAYOUTS_PRODUCER_ROWS_MAX", "1000",
                    "PAYOUTS_PRODUCER_BATCHES_MAX", "2",
                    "PAYOUTS_PRODUCER_IN_FLIGHT_MAX", "500",
                    "PAYOUTS_PRODUCER_BACKLOG_MAX", "1MB")))
        .isEqualTo(
            new ProducerSettings(
                Duration.ofSeconds(2),
                DataSize.ofKilobytes(8),
                DataSize.ofKilobytes(16),
                1_000,
                2,
                500,
                DataSize.ofMegabytes(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "DELIVERY_LIMIT, 1ms, must be from 100ms to 5m and is PT0.001S",
    "BODY_SIZE_MAX, 1B, must be from 1KB to 16MB and is 1B",
    "ROW_SIZE_MAX, 1GB, must be from 1KB to 16MB and is 1073741824B",
    "ROWS_MAX, 0, must be at least 1 and is 0",
    "BATCHES_MAX, 0, must be from 1 to 1000 and is 0",
    "IN_FLIGHT_MAX, 0, must be from 1 to 1000000 and is 0",
    "BACKLOG_MAX, 1KB, must be at least 1MB and is 1024B"
  })
  void refusesWhatCannotWork(String name, String value, String problem) {
    assertThatThrownBy(() -> producer(Map.of("PAYOUTS_PRODUCER_" + name, value)))
        .rootCause()
        .hasMessageContaining("(PAYOUTS_PRODUCER_" + name + ") " + problem);
  }

  private static ProducerSettings producer(Map<String, Object> environment) {
    return bind("payouts.producer", ProducerSettings.class, environment);
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, Object> environment) {
    StandardEnvironment standard = new StandardEnvironment();
    standard
        .getPropertySources()
        .remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    standard
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, environment));
    ConfigurationPropertySources.attach(standard);
    return Binder.get(standard).bindOrCreate(prefix, type);
  }
}
