package dev.payouts.gatewayio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.octopus.ClientSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsTest {
  @Test
  void everyDefault() {
    assertThat(bind("payouts.requests", RequestSettings.class, Map.of()))
        .isEqualTo(
            new RequestSettings(
                200,
                256,
                Duration.ofSeconds(10),
                Duration.ofSeconds(6),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Optional.empty()));
    assertThat(bind("payouts.gateway", CallSettings.class, Map.of()).client())
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> a.pattern().equals(b.pattern()), java.util.regex.Pattern.class)
        .isEqualTo(ClientSettings.defaults());
  }

  @Test
  void fullMapping() {
    assertThat(
            bind(
                "payouts.requests",
                RequestSettings.class,
                Map.of(
                    "PAYOUTS_REQUESTS_BATCH_MAX", "10",
                    "PAYOUTS_REQUESTS_IN_FLIGHT_MAX", "20",
                    "PAYOUTS_REQUESTS_COMMIT_LIMIT", "1s",
                    "PAYOUTS_REQUESTS_SESSION_LIMIT", "7s",
                    "PAYOUTS_REQUESTS_CLOCK_SKEW", "2s",
                    "PAYOUTS_REQUESTS_DRAIN_LIMIT", "8s",
                    "PAYOUTS_REQUESTS_INSTANCE_ID", "worker-1")))
        .isEqualTo(
            new RequestSettings(
                10,
                20,
                Duration.ofSeconds(1),
                Duration.ofSeconds(7),
                Duration.ofSeconds(2),
                Duration.ofSeconds(8),
                Optional.of("worker-1")));
    assertThat(
            bind(
                "payouts.gateway",
                CallSettings.class,
                Map.of(
                    "PAYOUTS_GATEWAY_CONNECT_LIMIT", "1s",
                    "PAYOUTS_GATEWAY_RESPONSE_LIMIT", "2s",
                    "PAYOUTS_GATEWAY_CALL_LIMIT", "3s",
                    "PAYOUTS_GATEWAY_IDLE_LIMIT", "4s",
                    "PAYOUTS_GATEWAY_CONNECTIONS_MAX", "5",
                    "PAYOUTS_GATEWAY_ANSWER_BYTES_MAX", "2048",
                    "PAYOUTS_GATEWAY_ABSENT_PATTERN", "gone",
                    "PAYOUTS_GATEWAY_DUPLICATE_PATTERN", "twice")))
        .isEqualTo(
            new CallSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                5,
                2048,
                "gone",
                "twice"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PAYOUTS_REQUESTS_BATCH_MAX        | 0    | payouts.requests.batch-max (PAYOUTS_REQUESTS_BATCH_MAX) must be from 1 to 10000 and is 0
          PAYOUTS_REQUESTS_IN_FLIGHT_MAX    | 100  | payouts.requests.in-flight-max (PAYOUTS_REQUESTS_IN_FLIGHT_MAX) must not be below payouts.requests.batch-max, which is 200
          PAYOUTS_REQUESTS_COMMIT_LIMIT     | 0s   | payouts.requests.commit-limit (PAYOUTS_REQUESTS_COMMIT_LIMIT) must be from 100ms to 1m and is PT0S
          PAYOUTS_REQUESTS_SESSION_LIMIT    | 2m   | payouts.requests.session-limit (PAYOUTS_REQUESTS_SESSION_LIMIT) must be from 100ms to 1m and is PT2M
          PAYOUTS_REQUESTS_DRAIN_LIMIT      | 2m   | payouts.requests.drain-limit (PAYOUTS_REQUESTS_DRAIN_LIMIT) must be from 100ms to 1m and is PT2M
          PAYOUTS_REQUESTS_INSTANCE_ID      | a b  | payouts.requests.instance-id (PAYOUTS_REQUESTS_INSTANCE_ID) must be 1 to 100 of A-Z a-z 0-9 . _ -
          PAYOUTS_GATEWAY_CONNECT_LIMIT     | 0s   | payouts.gateway.connect-limit (PAYOUTS_GATEWAY_CONNECT_LIMIT) must be from 1ms to 10m and is PT0S
          PAYOUTS_GATEWAY_RESPONSE_LIMIT    | 1m   | payouts.gateway.response-limit (PAYOUTS_GATEWAY_RESPONSE_LIMIT) must not exceed payouts.gateway.call-limit, which is PT20S
          PAYOUTS_GATEWAY_CALL_LIMIT        | 11m  | payouts.gateway.call-limit (PAYOUTS_GATEWAY_CALL_LIMIT) must be from 1ms to 10m and is PT11M
          PAYOUTS_GATEWAY_IDLE_LIMIT        | 0s   | payouts.gateway.idle-limit (PAYOUTS_GATEWAY_IDLE_LIMIT) must be from 1ms to 10m and is PT0S
          PAYOUTS_GATEWAY_CONNECTIONS_MAX   | 0    | payouts.gateway.connections-max (PAYOUTS_GATEWAY_CONNECTIONS_MAX) must be from 1 to 65536 and is 0
          PAYOUTS_GATEWAY_ANSWER_BYTES_MAX  | 1    | payouts.gateway.answer-bytes-max (PAYOUTS_GATEWAY_ANSWER_BYTES_MAX) must be from 1024 to 16777216 and is 1
          PAYOUTS_GATEWAY_ABSENT_PATTERN    | .*   | payouts.gateway.absent-pattern (PAYOUTS_GATEWAY_ABSENT_PATTERN) matches everything
          PAYOUTS_GATEWAY_DUPLICATE_PATTERN | '(a' | payouts.gateway.duplicate-pattern (PAYOUTS_GATEWAY_DUPLICATE_PATTERN) is no regular expression: Unclosed group at 2
          """)
  void eachBadValueHasItsSentence(String variable, String value, String sentence) {
    Map<String, Object> environment = Map.of(variable, value);
    assertThatThrownBy(
            () -> {
              bind("payouts.requests", RequestSettings.class, environment);
              bind("payouts.gateway", CallSettings.class, environment);
            })
        .rootCause()
        .hasMessage(sentence);
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, Object> environment) {
    StandardEnvironment spring = new StandardEnvironment();
    var sources = spring.getPropertySources();
    sources.forEach(source -> sources.remove(source.getName()));
    sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
    ConfigurationPropertySources.attach(spring);
    return Binder.get(spring).bindOrCreate(prefix, type);
  }
}
