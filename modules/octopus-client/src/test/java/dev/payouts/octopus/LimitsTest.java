package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deadlines, settings, accounts and reasons keep to their bounds. */
class LimitsTest {
  @Test
  void deadlinePassesWhenItsTimeIsOver() {
    var nanos = new AtomicLong(Long.MAX_VALUE - 5);
    var deadline =
        Deadline.at(Instant.EPOCH.plusNanos(10), InstantSource.fixed(Instant.EPOCH), nanos::get);

    nanos.addAndGet(9);
    assertThat(deadline.passed()).isFalse();
    assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(1));
    nanos.addAndGet(1);
    assertThat(deadline.passed()).isTrue();
    assertThat(deadline.remaining()).isZero();
  }

  /** CLOCK_MONOTONIC stands still meanwhile. */
  @Test
  void deadlinePassesWhileTheMachineIsSuspended() {
    var now = new AtomicReference<>(Instant.EPOCH);
    var deadline = Deadline.at(Instant.EPOCH.plusSeconds(30), now::get, () -> 7);

    now.set(Instant.EPOCH.plusSeconds(29));
    assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(1));
    now.set(Instant.EPOCH.plusSeconds(30));
    assertThat(deadline.passed()).isTrue();
  }

  @Test
  void deadlinePassesThoughTheWallClockIsSetBack() {
    var now = new AtomicReference<>(Instant.EPOCH);
    var nanos = new AtomicLong();
    var deadline = Deadline.at(Instant.EPOCH.plusSeconds(30), now::get, nanos::get);

    now.set(Instant.EPOCH.minusSeconds(3600));
    nanos.set(Duration.ofSeconds(30).toNanos());
    assertThat(deadline.passed()).isTrue();
  }

  @Test
  void callTakesTheShorterOfBothLimits() {
    var deadline = Deadline.after(Duration.ofSeconds(30)).withCallLimit(Duration.ofSeconds(4));

    assertThat(deadline.callLimit(Duration.ofMinutes(10))).isEqualTo(Duration.ofSeconds(4));
    assertThat(deadline.callLimit(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void deadlineTakesAnyDuration() {
    assertThat(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE)).passed()).isFalse();
    assertThat(Deadline.after(Duration.ofSeconds(Long.MIN_VALUE)).passed()).isTrue();
  }

  @Test
  void settingsHaveDefaults() {
    var defaults = ClientSettings.defaults();

    assertThat(defaults.connectLimit()).isEqualTo(Duration.ofSeconds(5));
    assertThat(defaults.responseLimit()).isEqualTo(Duration.ofSeconds(15));
    assertThat(defaults.callLimit()).isEqualTo(Duration.ofSeconds(20));
    assertThat(defaults.idleLimit()).isEqualTo(Duration.ofSeconds(2));
    assertThat(defaults.connectionsMax()).isEqualTo(512);
    assertThat(defaults.answerBytesMax()).isEqualTo(262_144);
  }

  @Test
  void settingsSayWhatIsWrong() {
    assertThatThrownBy(() -> settings("0s", "PT1S", 1, "x"))
        .hasMessage("connect limit must be 1 ms to 10 min");
    assertThatThrownBy(() -> settings("PT1S", "PT2S", 1, "x"))
        .hasMessage("response limit exceeds the call limit");
    assertThatThrownBy(() -> settings("PT1S", "PT1S", 0, "x"))
        .hasMessage("connections must be 1 to 65536");
    assertThatThrownBy(() -> settings("PT1S", "PT1S", 1, ".*"))
        .hasMessage("absent pattern matches everything");
  }

  private static ClientSettings settings(
      String connect, String response, int connections, String absent) {
    Duration limit = connect.equals("0s") ? Duration.ZERO : Duration.parse(connect);
    return new ClientSettings(
        limit,
        Duration.parse(response),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        connections,
        4096,
        Pattern.compile(absent),
        Pattern.compile("x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x", "http:/x", "http://u:p@x", "http://x?y", "http://x#y", "x"})
  void accountRefusesUrl(String url) {
    assertThatThrownBy(() -> new GatewayAccount(URI.create(url), "k", "s", "m"))
        .hasMessageContaining("gateway url");
  }

  @Test
  void accountRefusesAKeyThatIsNoHeader() {
    assertThatThrownBy(() -> new GatewayAccount(URI.create("http://x"), "k\r\nX: y", "s", "m"))
        .hasMessageContaining("gateway key")
        .hasMessageNotContaining("X: y");
  }

  @Test
  void accountHidesKeyAndSecret() {
    var account = new GatewayAccount(URI.create("http://x"), "the-key", "the-secret", "M-1");

    assertThat(account.toString()).contains("M-1").doesNotContain("the-key", "the-secret");
    try (var client = new OctopusClient(account, ClientSettings.defaults())) {
      assertThat(client.toString()).doesNotContain("the-key", "the-secret");
    }
    assertThat(new CallbackVerifier(account).toString()).doesNotContain("the-secret");
  }

  @Test
  void reasonsAreOneBoundedLineWithoutAccounts() {
    assertThat(Texts.reason("a\r\n\tb\u0000\u001b[31mc\u2028d")).isEqualTo("a b [31mc d");
    assertThat(Texts.reason("x".repeat(5000))).hasSize(512);
    assertThat(Texts.reason("x".repeat(511) + "😀")).hasSize(511);
    assertThat(Texts.reason("to 0123456789, 012-345 6789 and GB29NWBK60161331926819"))
        .isEqualTo("to ****, **** and GB29NWBK****");
    assertThat(Texts.reason("HTTP 503 on 2026, limit 100.00"))
        .isEqualTo("HTTP 503 on 2026, limit 100.00");
    assertThat(Texts.reason("key s3cret!", "s3cret!", null)).isEqualTo("key ****");
  }
}
