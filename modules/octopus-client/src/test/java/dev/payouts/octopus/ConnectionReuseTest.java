package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What happens between two calls on one connection. */
class ConnectionReuseTest {
  private static final String OTHERS =
      "{\"result\":\"success\",\"data\":{\"payment\":{\"payment_status\":\"of another payout\"}}}";

  @Test
  void keepsTheConnectionForTheNextCall() throws Exception {
    try (var gateway = ScriptedGateway.answering((line, post) -> line.sendJson(Calls.ACCEPTED));
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      for (int i = 0; i < 10; i++) {
        assertThat(client.submit(Calls.order(), Calls.soon()))
            .isInstanceOf(SubmitOutcome.Accepted.class);
      }

      assertThat(gateway.connections()).isEqualTo(1);
    }
  }

  @Test
  void noticesThatTheGatewayClosedIt() throws Exception {
    var closed = new CountDownLatch(1);
    try (var gateway =
            ScriptedGateway.answering(
                (line, post) -> {
                  line.sendJson(Calls.ACCEPTED);
                  line.socket().close();
                  closed.countDown();
                });
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      client.submit(Calls.order(), Calls.soon());
      closed.await();

      assertThat(client.submit(Calls.order(), Calls.soon()))
          .isInstanceOf(SubmitOutcome.Accepted.class);
      assertThat(gateway.posts()).isEqualTo(2);
    }
  }

  @Test
  void neverTakesAnUnaskedAnswerForTheNextCalls() throws Exception {
    try (var gateway =
            ScriptedGateway.answering(
                (line, post) -> {
                  String answer = ScriptedGateway.http("200 OK", "", Calls.ACCEPTED);
                  line.send(
                      post.number() == 1
                          ? answer + ScriptedGateway.http("200 OK", "", OTHERS)
                          : answer);
                });
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      client.submit(Calls.order(), Calls.soon());

      assertThat(client.submit(Calls.order(), Calls.soon()).toString())
          .contains("pending")
          .doesNotContain("another");
      assertThat(gateway.connections()).isEqualTo(2);
    }
  }

  @Test
  void neverTakesALateAnswerForTheNextCalls() throws Exception {
    var sent = new CountDownLatch(1);
    try (var gateway =
            ScriptedGateway.answering(
                (line, post) -> {
                  line.sendJson(Calls.ACCEPTED);
                  if (post.number() == 1) {
                    line.pause(50);
                    line.sendJson(OTHERS);
                    sent.countDown();
                  }
                });
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      client.submit(Calls.order(), Calls.soon());
      sent.await();

      assertThat(client.submit(Calls.order(), Calls.soon()).toString())
          .contains("pending")
          .doesNotContain("another");
    }
  }
}
