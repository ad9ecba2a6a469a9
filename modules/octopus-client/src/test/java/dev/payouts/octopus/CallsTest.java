package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three calls, as they look on the wire and as they are read. */
class CallsTest {
  @Test
  void postsASignedOrder() throws Exception {
    var seen = new CompletableFuture<ScriptedGateway.Post>();
    try (var gateway =
            ScriptedGateway.answering(
                (line, post) -> {
                  seen.complete(post);
                  line.sendJson(Calls.ACCEPTED);
                });
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      SubmitOutcome outcome = client.submit(Calls.order(), Calls.soon());

      assertThat(outcome).isInstanceOf(SubmitOutcome.Accepted.class);
    }
    assertThat(seen.join().body())
        .isEqualTo(
            """
            {"amount":"100.00","country":"TH","currency":"thb","merchant_order_id":"order-1",\
            "merchant_uid":"M-1","payment":"bank","response_type":"json","to":"0123456789",\
            "to_bank_name":"kbank","to_name":"Somchai Jaidee","transaction_type":"expense"}""");
    assertThat(seen.join().head())
        .startsWith("POST /octopus/api/order/new HTTP/1.1\r\n")
        .contains("\r\nContent-Type: application/json\r\n", "\r\nOC-Key: the-key\r\n")
        .contains(
            "\r\nOC-Signature: "
                + new Signature("the-secret").sign(Calls.order().fields("M-1"))
                + "\r\n")
        .doesNotContain("the-secret");
  }

  @Test
  void readsEveryFieldOfAnOrder() throws Exception {
    Order order = found(Calls.FOUND);

    assertThat(order)
        .isEqualTo(
            new Order(
                "completed",
                "order-1",
                null,
                new BigDecimal("100.00"),
                new BigDecimal("100.00"),
                "THB",
                "TH",
                "expense",
                "pay",
                "bank",
                "promptpay",
                "P-1",
                Party.NONE,
                new Party("0123456789", "Somchai Jaidee", "kbank"),
                new Order.Progress("delivered", null),
                new Order.Progress("accounted", null),
                "M-1",
                "Shop",
                "json",
                null,
                "https://shop.example/hook",
                "127.0.0.1",
                "x",
                null));
    assertThat(order.status()).contains(PaymentStatus.COMPLETED);
  }

  @Test
  void masksAccountsInAnOrdersReasons() throws Exception {
    Order order =
        found(
            Calls.FOUND.replace(
                "\"payment_fail_reason\":\"\"",
                "\"payment_fail_reason\":\"bad 0123456789\\u0000!\""));

    assertThat(order.paymentFailReason()).isEqualTo("bad **** !");
    assertThat(order.toString()).doesNotContain("0123456789", "Somchai", "kbank", "never-keep-me");
  }

  @Test
  void readsTheLedger() throws Exception {
    String answer =
        "{\"result\":\"success\",\"data\":{\"merchant_name\":\"Shop\",\"cny\":\"3000.000000\",\"usd\":\"-0.500000\",\"note\":\"x\",\"abc\":null}}";
    assertThat(ledger(answer))
        .isEqualTo(
            new LedgerOutcome.Shown(
                "Shop",
                Map.of("CNY", new BigDecimal("3000.000000"), "USD", new BigDecimal("-0.500000"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"result\":\"error\",\"data\":\"no such merchant\"} | no such merchant",
        "{\"result\":\"success\",\"data\":{\"merchant_name\":\"x\"}} | without balances",
        "{\"result\":\"success\",\"data\":{\"cny\":\"lots\"}} | cny",
        "{\"result\":\"success\",\"data\":[]} | without balances",
        "{\"cny\":\"1.000000\"} | envelope",
        "<html> | well-formed"
      })
  void saysWhyThereIsNoLedger(String answer, String reason) throws Exception {
    assertThat(ledger(answer))
        .isInstanceOfSatisfying(
            LedgerOutcome.Unavailable.class, none -> assertThat(none.reason()).contains(reason));
  }

  @Test
  void givesEachOfManyCallersItsOwnAnswer() throws Exception {
    try (var gateway =
            ScriptedGateway.answering(
                (line, post) ->
                    line.sendJson(
                        "{\"result\":\"success\",\"data\":"
                            + post.body().replace("}", ",\"payment_status\":\"none\"}}")));
        var client = new OctopusClient(gateway.account(), Calls.patient());
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<InquiryOutcome>> outcomes = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        String id = "order-" + i;
        outcomes.add(callers.submit(() -> client.inquire(id, Calls.soon())));
      }

      for (int i = 0; i < outcomes.size(); i++) {
        assertThat(outcomes.get(i).get().toString())
            .startsWith("Found[order=Order[order-" + i + ", none");
      }
      assertThat(gateway.posts()).isEqualTo(2000);
      assertThat(gateway.connections()).isLessThanOrEqualTo(64);
    }
  }

  private static Order found(String answer) throws Exception {
    try (var gateway = ScriptedGateway.answering((line, post) -> line.sendJson(answer));
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      return ((InquiryOutcome.Found) client.inquire("order-1", Calls.soon())).order();
    }
  }

  private static LedgerOutcome ledger(String answer) throws Exception {
    try (var gateway = ScriptedGateway.answering((line, post) -> line.sendJson(answer));
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      return client.ledger(Calls.soon());
    }
  }
}
