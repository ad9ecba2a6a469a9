package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntrospectionTest {
  private final SteppedClock clock = new SteppedClock();
  private Sandbox sandbox;
  private Merchant merchant;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.from(Map.of()), clock);
    merchant = new Merchant(sandbox.uri());
  }

  @AfterEach
  void stop() {
    merchant.close();
    sandbox.close();
  }

  private void order(String id, String currency, String amount, Behaviour behaviour)
      throws IOException {
    Map<String, String> fields = Merchant.expense(id, behaviour);
    fields.put("currency", currency);
    fields.put("amount", amount);
    merchant.order(fields);
  }

  private String faults(String body) throws IOException {
    return merchant
        .send(
            HttpRequest.newBuilder(sandbox.uri().resolve("/sandbox/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(body)))
        .body();
  }

  @Test
  void sumsByCurrencyAndStatus() throws IOException {
    order("a", "thb", "100.10", Behaviour.ORDINARY);
    order("b", "thb", "0.000001", Behaviour.ORDINARY);
    order("c", "thb", "7", Behaviour.FAILS);
    order("d", "usd", "999999999999.999999", Behaviour.ORDINARY);
    order("e", "usd", "999999999999.999999", Behaviour.ORDINARY);
    order("f", "usd", "50", Behaviour.PAYS_LESS);
    assertThat(merchant.get("/sandbox/summary").body())
        .contains(
            "{\"currency\":\"thb\",\"status\":\"processing\",\"count\":3,"
                + "\"amount\":\"107.100001\",\"final_amount\":\"107.100001\"}");

    clock.pass(Duration.ofSeconds(1));

    assertThat(merchant.get("/sandbox/summary").body())
        .isEqualTo(
            """
            {"posts":6,"orders":6,"order_ids":6,"repeated_ids":0,"paid_twice":0,\
            "callbacks_dropped":0,"totals":[\
            {"currency":"thb","status":"completed","count":2,\
            "amount":"100.100001","final_amount":"100.100001"},\
            {"currency":"thb","status":"failed","count":1,\
            "amount":"7.000000","final_amount":"7.000000"},\
            {"currency":"usd","status":"completed","count":3,\
            "amount":"2000000000049.999998","final_amount":"2000000000044.999998"}]}""");
  }

  @Test
  void takesCompletedExpensesFromTheBalance() throws IOException {
    order("a", "thb", "100.10", Behaviour.REFUNDED_LATER);
    Map<String, String> body = Map.of("merchant_uid", "sandbox-merchant");
    String path = "/octopus/api/ledger/get_merchant_ledger";
    assertThat(merchant.post(path, body).body()).contains("\"thb\":\"1000000000.000000\"");

    clock.pass(Duration.ofMillis(300));
    assertThat(merchant.post(path, body).body())
        .contains("\"merchant_name\":\"Sandbox Merchant\"", "\"thb\":\"999999899.900000\"");

    clock.pass(Duration.ofSeconds(5));
    assertThat(merchant.post(path, body).body()).contains("\"thb\":\"1000000000.000000\"");
  }

  @Test
  void showsOneOrder() throws IOException {
    order("a/1 ü", "thb", "100.10", Behaviour.ORDINARY);
    clock.pass(Duration.ofMillis(300));

    assertThat(merchant.get("/sandbox/orders/a%2F1%20%C3%BC?x=y").body())
        .startsWith("{\"merchant_order_id\":\"a/1 ü\",\"posts\":1,\"accepted\":1,\"paid\":1,")
        .contains(
            "\"status\":\"completed\"",
            "\"history\":[{\"status\":\"processing\",\"at\":\"2026-01-01T00:00:00Z\"},"
                + "{\"status\":\"completed\",\"at\":\"2026-01-01T00:00:00.300Z\"}]");
    assertThat(merchant.get("/sandbox/orders/other").statusCode()).isEqualTo(404);
  }

  @Test
  void listsEveryIdOnce() throws IOException {
    for (int i = 0; i < 450; i++) {
      order("a-" + i, "thb", "1", Behaviour.ORDINARY);
    }
    order("a-7", "thb", "1", Behaviour.ORDINARY);
    order("refused", "thb", "1", Behaviour.DECLINED);

    String lines = merchant.get("/sandbox/orders").body();

    assertThat(lines.lines())
        .hasSize(451)
        .allMatch(line -> line.startsWith("{\"merchant_order_id"));
    assertThat(lines.lines().distinct()).hasSize(451);
    assertThat(lines).contains("\"merchant_order_id\":\"refused\",\"posts\":1,\"accepted\":0");
    assertThat(merchant.get("/sandbox/repeated").body())
        .isEqualTo("{\"merchant_order_ids\":[\"a-7\"]}");
  }

  @Test
  void resets() throws IOException {
    order("a", "thb", "1", Behaviour.ORDINARY);
    faults("{\"outage\":true}");

    merchant.send(
        HttpRequest.newBuilder(sandbox.uri().resolve("/sandbox/reset"))
            .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(sandbox.ledger().summary().posts()).isZero();
    assertThat(merchant.inquire("a").body()).contains("Order not found");
    assertThat(merchant.get("/sandbox/orders").body()).isEmpty();
  }

  @Test
  void playsAnOutage() throws IOException {
    faults("{\"outage\":true}");
    assertThat(merchant.order(Merchant.expense("a")).statusCode()).isEqualTo(503);
    assertThat(merchant.get("/sandbox/health").body()).isEqualTo("{\"status\":\"UP\"}");

    faults("{}");

    assertThat(merchant.inquire("a").body()).contains("Order not found");
  }

  @Test
  void failsTheSameCallsWithTheSameSeed() throws IOException {
    assertThat(failures(42)).isEqualTo(failures(42)).isNotEqualTo(failures(43)).contains("x", ".");
  }

  private String failures(int seed) throws IOException {
    faults("{\"error_rate\":0.5,\"seed\":" + seed + "}");
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      pattern.append(merchant.inquire("nobody").statusCode() == 500 ? 'x' : '.');
    }
    return pattern.toString();
  }

  @Test
  void losesAnswersOfOrdersItTook() throws IOException {
    faults("{\"lost_rate\":1}");

    assertThatThrownBy(() -> merchant.order(Merchant.expense("a"))).isInstanceOf(IOException.class);
    assertThat(sandbox.ledger().order("a").orElseThrow().orders()).hasSize(1);
  }

  @Test
  void addsLatency() throws IOException {
    faults("{\"latency_ms\":250}");
    var answer = merchant.orderLater(Merchant.expense("a"));
    Await.until("accepted", () -> sandbox.ledger().order("a").isPresent());
    assertThat(answer).isNotDone();

    clock.pass(Duration.ofMillis(250));

    assertThat(answer.join().body()).contains("success");
  }

  @Test
  void answersNoMoreThanSoManyASecond() throws IOException {
    faults("{\"per_second\":4}");
    assertThat(merchant.order(Merchant.expense("a")).body()).contains("success");
    var second = merchant.orderLater(Merchant.expense("b"));
    var third = merchant.orderLater(Merchant.expense("c"));
    Await.until(
        "accepted",
        () -> sandbox.ledger().order("b").isPresent() && sandbox.ledger().order("c").isPresent());
    assertThat(second).isNotDone();

    clock.pass(Duration.ofMillis(250));
    Await.until("one of both answered", () -> second.isDone() || third.isDone());
    assertThat(second.isDone() && third.isDone()).isFalse();

    clock.pass(Duration.ofMillis(250));
    assertThat(second.join().body()).contains("success");
    assertThat(third.join().body()).contains("success");
  }

  @Test
  void refusesFaultsItDoesNotKnow() throws IOException {
    assertThat(faults("{\"erorr_rate\":1}")).contains("There are no such faults: [erorr_rate]");
    assertThat(faults("{\"error_rate\":\"much\"}")).contains("not what it should be");
    assertThat(faults("{\"error_rate\":2}")).contains("between 0 and 1");
    assertThat(merchant.get("/sandbox/faults").body()).contains("\"error_rate\":0.0");
  }
}
