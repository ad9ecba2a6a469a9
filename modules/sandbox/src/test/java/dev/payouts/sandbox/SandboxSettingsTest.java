package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxSettingsTest {
  @Test
  void hasADefaultForEverything() {
    SandboxSettings settings = SandboxSettings.from(Map.of());

    assertThat(settings.bindAddress()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isZero();
    assertThat(settings.account()).isEqualTo(MerchantAccount.PUBLISHED);
    assertThat(settings.directory()).isEmpty();
    assertThat(settings.fsync()).isFalse();
    assertThat(settings.rules().uniqueOrderIds()).isTrue();
    assertThat(settings.rules().getEnvelope()).isTrue();
    assertThat(settings.rules().callbacksSignEmpty()).isTrue();
    assertThat(settings.rules().orderIdLengthMax()).isEqualTo(64);
    assertThat(settings.rules().openingBalance()).isEqualByComparingTo("1000000000");
    assertThat(settings.rules().statuses()).isEqualTo(new HttpStatuses(200, 200, 200, 200, 200));
    assertThat(settings.delays()).isEqualTo(new Delays(Map.of(), 1));
  }

  @Test
  void readsEverySetting() {
    SandboxSettings settings =
        SandboxSettings.from(
            Map.ofEntries(
                Map.entry("PAYOUTS_BIND_ADDRESS", "127.0.0.2"),
                Map.entry("PAYOUTS_SANDBOX_PORT", "8123"),
                Map.entry("PAYOUTS_SANDBOX_KEY", "k"),
                Map.entry("PAYOUTS_SANDBOX_SECRET", "s"),
                Map.entry("PAYOUTS_SANDBOX_MERCHANT_UID", "m"),
                Map.entry("PAYOUTS_SANDBOX_DATA_DIR", "ledger"),
                Map.entry("PAYOUTS_SANDBOX_FSYNC", "true"),
                Map.entry("PAYOUTS_SANDBOX_UNIQUE_ORDER_IDS", "FALSE"),
                Map.entry("PAYOUTS_SANDBOX_ORDER_ID_LENGTH_MAX", "32"),
                Map.entry("PAYOUTS_SANDBOX_GET_ENVELOPE", "false"),
                Map.entry("PAYOUTS_SANDBOX_CALLBACKS_SIGN_EMPTY", "false"),
                Map.entry("PAYOUTS_SANDBOX_OPENING_BALANCE", "12.5"),
                Map.entry("PAYOUTS_SANDBOX_STATUS_INVALID", "422"),
                Map.entry("PAYOUTS_SANDBOX_STATUS_UNAUTHORIZED", "401"),
                Map.entry("PAYOUTS_SANDBOX_STATUS_DUPLICATE", "409"),
                Map.entry("PAYOUTS_SANDBOX_STATUS_NOT_FOUND", "404"),
                Map.entry("PAYOUTS_SANDBOX_STATUS_DECLINED", "400"),
                Map.entry("PAYOUTS_SANDBOX_TIME_SCALE", "0.5"),
                Map.entry("PAYOUTS_SANDBOX_SLOW_DELAY", "3s"),
                Map.entry("PAYOUTS_SANDBOX_HIDDEN_DELAY", "PT2M")));

    assertThat(settings.bindAddress()).isEqualTo("127.0.0.2");
    assertThat(settings.port()).isEqualTo(8123);
    assertThat(settings.account()).isEqualTo(new MerchantAccount("k", "s", "m"));
    assertThat(settings.directory()).hasValue(Path.of("ledger"));
    assertThat(settings.fsync()).isTrue();
    assertThat(settings.rules())
        .isEqualTo(
            new Rules(
                false,
                32,
                false,
                false,
                new java.math.BigDecimal("12.5"),
                new HttpStatuses(422, 401, 409, 404, 400)));
    assertThat(settings.delays())
        .isEqualTo(
            new Delays(
                Map.of(Delay.SLOW, Duration.ofSeconds(3), Delay.HIDDEN, Duration.ofMinutes(2)),
                0.5));
  }

  @Test
  void sharesTheDataDirectoryOfEverythingElse() {
    assertThat(SandboxSettings.from(Map.of("PAYOUTS_DATA_DIR", "data")).directory())
        .isEqualTo(Optional.of(Path.of("data", "sandbox")));
  }

  @ParameterizedTest
  @CsvSource({
    "PAYOUTS_SANDBOX_PORT, 65536",
    "PAYOUTS_SANDBOX_PORT, http",
    "PAYOUTS_SANDBOX_KEY, two words",
    "PAYOUTS_SANDBOX_FSYNC, yes",
    "PAYOUTS_SANDBOX_TIME_SCALE, fast",
    "PAYOUTS_SANDBOX_TIME_SCALE, -1",
    "PAYOUTS_SANDBOX_SLOW_DELAY, 5 apples",
    "PAYOUTS_SANDBOX_SLOW_DELAY, PT-5S",
    "PAYOUTS_SANDBOX_ORDER_ID_LENGTH_MAX, 0",
    "PAYOUTS_SANDBOX_OPENING_BALANCE, 0.0000001",
    "PAYOUTS_SANDBOX_STATUS_INVALID, 99"
  })
  void refuses(String name, String value) {
    assertThatThrownBy(() -> SandboxSettings.from(Map.of(name, value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining(name)
        .hasMessageEndingWith(".");
  }

  @Test
  void neverPrintsTheSecret() {
    assertThat(SandboxSettings.from(Map.of()).toString()).doesNotContain("sandbox-secret");
  }
}
