package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.octopus.SubmitOutcome.NotSent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** NOT_SENT is claimed where no byte of a request can have left, and only there. */
class NotSentTest {
  @Test
  void afterTheDeadline() throws Exception {
    try (var gateway = ScriptedGateway.answering((line, post) -> line.sendJson(Calls.ACCEPTED));
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      SubmitOutcome outcome = client.submit(Calls.order(), Deadline.after(Duration.ZERO));

      assertThat(outcome).isEqualTo(new NotSent("deadline passed before the request was written"));
      assertThat(gateway.connections()).isZero();
    }
  }

  @Test
  void whenTheDeadlinePassesWhileConnecting() throws Exception {
    var nanos = new AtomicLong();
    // Each look at this clock takes 4 s: the deadline of 10 s passes during the call, not before.
    var deadline =
        Deadline.at(
            Instant.EPOCH.plusSeconds(10),
            InstantSource.fixed(Instant.EPOCH),
            () -> nanos.getAndAdd(4_000_000_000L));
    try (var gateway = ScriptedGateway.answering((line, post) -> line.sendJson(Calls.ACCEPTED));
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      SubmitOutcome outcome = client.submit(Calls.order(), deadline);

      assertThat(outcome).isInstanceOf(NotSent.class);
      assertThat(gateway.posts()).isZero();
    }
  }

  @Test
  void whenNothingListens() throws Exception {
    assertThat(submitTo("http://127.0.0.1:" + freePort()))
        .isEqualTo(new NotSent("no connection: connect refused or unreachable"));
  }

  @Test
  void whenTheNameIsUnknown() {
    assertThat(submitTo("http://gateway.invalid"))
        .isEqualTo(new NotSent("no connection: the gateway's name cannot be resolved"));
  }

  @Test
  void whenTheGatewayDoesNotSpeakTls() throws Exception {
    try (var gateway =
        ScriptedGateway.deaf(
            (line, post) -> {
              line.send("HTTP/1.1 400 Bad\r\n\r\n");
              line.stall();
            })) {
      assertThat(submitTo("https://127.0.0.1:" + gateway.url().getPort()))
          .isEqualTo(new NotSent("no connection: TLS handshake failed"));
    }
  }

  @Test
  void whenTheTlsHandshakeStalls() throws Exception {
    try (var gateway = ScriptedGateway.deaf((line, post) -> line.stall())) {
      String url = "https://127.0.0.1:" + gateway.url().getPort();

      assertThat(submitTo(url, Calls.impatientToConnect())).isInstanceOf(NotSent.class);
    }
  }

  @Test
  void whenTheClientIsClosed() throws Exception {
    try (var gateway = ScriptedGateway.answering((line, post) -> line.sendJson(Calls.ACCEPTED))) {
      var client = new OctopusClient(gateway.account(), Calls.patient());
      client.close();

      assertThat(client.submit(Calls.order(), Calls.soon()))
          .isEqualTo(new NotSent("no connection: the client is closed"));
    }
  }

  @Test
  void butNotWhenTheGatewayResetsBeforeReading() throws Exception {
    // The kernel may have taken the request before the reset: the client cannot tell.
    var gateway =
        ScriptedGateway.deaf(
            (line, post) -> {
              line.pause(100);
              line.reset();
            });
    try (gateway;
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      assertThat(client.submit(Calls.order(), Calls.soon()))
          .isInstanceOf(SubmitOutcome.Unknown.class);
    }
    assertThat(gateway.connections()).isEqualTo(1);
  }

  @Test
  void isInconclusiveForAnInquiry() throws Exception {
    try (var client =
        new OctopusClient(account("http://127.0.0.1:" + freePort()), Calls.impatient())) {
      assertThat(client.inquire("order-1", Calls.soon()))
          .isInstanceOf(InquiryOutcome.Inconclusive.class);
      assertThat(client.ledger(Calls.soon())).isInstanceOf(LedgerOutcome.Unavailable.class);
    }
  }

  private static SubmitOutcome submitTo(String url) {
    return submitTo(url, Calls.impatient());
  }

  private static SubmitOutcome submitTo(String url, ClientSettings settings) {
    try (var client = new OctopusClient(account(url), settings)) {
      return client.submit(Calls.order(), Calls.soon());
    }
  }

  private static GatewayAccount account(String url) {
    return new GatewayAccount(URI.create(url), "the-key", "the-secret", "M-1");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
