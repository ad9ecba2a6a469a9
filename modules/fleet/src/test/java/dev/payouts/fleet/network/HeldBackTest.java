package dev.payouts.fleet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.testing.Await;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of requests that a blackhole held back: money depends on it. */
@Timeout(60)
class HeldBackTest {
  private final EchoGateway gateway = new EchoGateway();
  private final Proxy proxy = Proxy.start(gateway.port());

  HeldBackTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    proxy.close();
    gateway.close();
  }

  @Test
  void deliversWhatItHeldBackOnceHealed() throws Exception {
    List<Client> clients = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      clients.add(new Client(proxy));
    }
    for (Client used : clients.subList(0, 5)) {
      used.exchange("a");
    }
    proxy.behave(Weather.BLACKHOLE);
    for (Client client : clients) {
      client.say("b");
    }
    awaitHeld(10);
    for (Client client : clients) {
      client.say("c");
    }
    assertThat(clients.getFirst().hearsNothing()).isTrue();
    assertThat(gateway.received()).containsOnly("a").hasSize(5);

    proxy.behave(Weather.FAIR);

    for (Client client : clients) {
      assertThat(client.hear(2)).isEqualTo("bc");
      client.sayNoMore();
      assertThat(client.hearToTheEnd()).isEmpty();
    }
    assertThat(gateway.received().subList(0, 5)).containsOnly("abc");
    assertThat(gateway.received().subList(5, 10)).containsOnly("bc");
  }

  @Test
  void dropsWhatItHeldBackOnceTheClientHasGone() throws Exception {
    var closing = new Client(proxy);
    closing.exchange("before");
    var resetting = new Client(proxy);
    proxy.behave(Weather.BLACKHOLE);
    closing.say("late");
    resetting.say("late");
    awaitHeld(2);

    closing.close();
    resetting.reset();
    proxy.behave(Weather.FAIR);

    assertThat(receivedInTheEnd()).containsExactly("before", "marker");
  }

  /** The client may have gone before the proxy accepted or read anything. */
  @Test
  void dropsWhatItDidNotEvenRead() throws Exception {
    for (int round = 0; round < 20; round++) {
      List<Client> clients = new ArrayList<>();
      proxy.behave(Weather.BLACKHOLE);
      for (int i = 0; i < 20; i++) {
        var client = new Client(proxy);
        client.say("late");
        clients.add(client);
      }
      for (Client client : clients) {
        client.close();
      }
      proxy.behave(Weather.FAIR);
    }

    assertThat(receivedInTheEnd()).containsExactly("marker");
  }

  @Test
  void closesTheGatewaysSideOnceTheClientHasGone() throws Exception {
    var client = new Client(proxy);
    client.exchange("before");
    proxy.behave(Weather.BLACKHOLE);
    client.say("late");
    awaitHeld(1);

    client.close();

    Await.until("the gateway has no connection", () -> gateway.open() == 0);
    assertThat(gateway.received()).containsExactly("before");
  }

  @Test
  void resetsWhoSendsMoreThanItCanHold() throws Exception {
    proxy.behave(Weather.BLACKHOLE);
    try (var client = new Client(proxy)) {
      client.say("x".repeat(17 * 1024));

      assertThatThrownBy(() -> client.hear(1)).isInstanceOf(SocketException.class);
    }
    proxy.behave(Weather.FAIR);
    assertThat(receivedInTheEnd()).containsExactly("marker");
  }

  private void awaitHeld(long connections) {
    Await.until(
        "requests are held back",
        () -> proxy.struck().getOrDefault(Weather.BLACKHOLE, 0L) == connections);
  }

  /** The gateway accepts in turn: when the marker was answered, nothing older is on its way. */
  private List<String> receivedInTheEnd() throws IOException {
    Await.until("the connections are over", () -> proxy.open() == 0);
    try (var marker = new Client(proxy)) {
      marker.exchange("marker");
    }
    Await.until("the gateway has read everything", () -> gateway.open() == 0);
    return gateway.received();
  }
}
