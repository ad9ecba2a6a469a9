package dev.payouts.fleet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProxyTest {
  private final EchoGateway gateway = new EchoGateway();
  private final Proxy proxy = Proxy.start(gateway.port());

  ProxyTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    proxy.close();
    gateway.close();
  }

  @Test
  void forwardsEveryByteOnceInFairWeather() throws Exception {
    String much = "0123456789abcdef".repeat(64 * 1024);
    try (var one = new Client(proxy);
        var other = new Client(proxy)) {
      Thread.ofVirtual().start(() -> say(one, much));

      assertThat(other.exchange("first")).isEqualTo("first");
      assertThat(other.exchange("second")).isEqualTo("second");
      assertThat(one.hear(much.length())).isEqualTo(much);
    }

    assertThat(gateway.received()).containsExactlyInAnyOrder(much, "firstsecond");
    assertThat(proxy.struck()).isEmpty();
  }

  private static void say(Client client, String text) {
    try {
      client.say(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void passesTheEndOn() throws Exception {
    try (var client = new Client(proxy)) {
      client.exchange("all");
      client.sayNoMore();

      assertThat(client.hearToTheEnd()).isEmpty();
    }
    Await.until("the connection is over", () -> proxy.open() == 0);
  }

  @Test
  void resetsClientsOfAGatewayThatIsAway() throws Exception {
    gateway.close();
    try (var client = new Client(proxy)) {
      client.say("anybody?");

      assertThatThrownBy(() -> client.hear(1)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void resetsOpenConnectionsAndNewOnesAfterTheirFirstBytes() throws Exception {
    try (var before = new Client(proxy)) {
      before.exchange("before");

      proxy.behave(Weather.RESET);

      assertThatThrownBy(() -> before.hear(1)).isInstanceOf(SocketException.class);
    }
    try (var during = new Client(proxy)) {
      assertThat(during.hearsNothing()).isTrue();
      during.say("during");
      assertThatThrownBy(() -> during.hear(1)).isInstanceOf(SocketException.class);
    }
    proxy.behave(Weather.FAIR);
    try (var after = new Client(proxy)) {
      assertThat(after.exchange("after")).isEqualTo("after");
    }
    assertThat(gateway.received()).containsExactly("before", "after");
    assertThat(proxy.struck()).isEqualTo(Map.of(Weather.RESET, 2L));
  }

  @Test
  void halfClosesInMidAnswerAndReadsOn() throws Exception {
    proxy.behave(Weather.HALF_CLOSE);
    try (var client = new Client(proxy)) {
      client.say("0123456789");

      assertThat(client.hearToTheEnd()).isEqualTo("01234");
      client.say("abc");
      Await.until("more arrives", () -> gateway.received().contains("0123456789abc"));
    }
    Await.until("the connection is over", () -> proxy.open() == 0);
    assertThat(proxy.struck()).isEqualTo(Map.of(Weather.HALF_CLOSE, 1L));
  }

  @Test
  void holdsAnswersBackWhileItStalls() throws Exception {
    proxy.behave(Weather.STALL);
    try (var client = new Client(proxy)) {
      client.say("request");
      Await.until("the request arrives", () -> gateway.received().contains("request"));
      assertThat(client.hearsNothing()).isTrue();

      proxy.behave(Weather.FAIR);

      assertThat(client.hear(7)).isEqualTo("request");
      client.sayNoMore();
      assertThat(client.hearToTheEnd()).isEmpty();
    }
    assertThat(gateway.received()).containsExactly("request");
    assertThat(proxy.struck()).isEqualTo(Map.of(Weather.STALL, 1L));
  }

  @Test
  void stallsTheEndOfTheGatewayToo() throws Exception {
    try (var client = new Client(proxy)) {
      client.exchange("before");
      proxy.behave(Weather.STALL);
      gateway.close();
      assertThat(client.hearsNothing()).isTrue();

      proxy.behave(Weather.FAIR);

      assertThat(client.hearToTheEnd()).isEmpty();
    }
  }

  @Test
  void dripsAnswersUntilItIsHealed() throws Exception {
    proxy.behave(Weather.DRIP);
    try (var client = new Client(proxy)) {
      long started = System.nanoTime();
      assertThat(client.exchange("123456")).isEqualTo("123456");
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isGreaterThanOrEqualTo(Duration.ofMillis(5 * 20));

      // Would take 80 s, more than this test may.
      client.say("x".repeat(4000));
      assertThat(client.hear(2)).isEqualTo("xx");
      proxy.behave(Weather.FAIR);

      assertThat(client.hear(3998)).isEqualTo("x".repeat(3998));
    }
    assertThat(proxy.struck()).isEqualTo(Map.of(Weather.DRIP, 1L));
  }

  @Test
  void refusesAndComesBackOnTheSamePort() throws Exception {
    int port = proxy.port();
    try (var before = new Client(proxy)) {
      before.exchange("before");

      proxy.behave(Weather.REFUSE);

      assertThatThrownBy(() -> new Client(proxy)).isInstanceOf(ConnectException.class);
      assertThat(before.exchange("still")).isEqualTo("still");
      proxy.behave(Weather.FAIR);
      try (var after = new Client(proxy)) {
        assertThat(after.exchange("after")).isEqualTo("after");
      }
    }
    assertThat(proxy.port()).isEqualTo(port);
    assertThat(proxy.struck()).isEqualTo(Map.of(Weather.REFUSE, 1L));
  }
}
