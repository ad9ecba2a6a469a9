package dev.payouts.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How order/new answers, and whether there is an order afterwards. */
class NewOrderBehaviourTest {
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

  private HttpResponse<String> order(Behaviour behaviour) throws IOException {
    return merchant.order(Merchant.expense("a-1", behaviour));
  }

  private void thenItIsPaidOnceByOnePost() throws IOException {
    clock.pass(Duration.ofMillis(300));
    assertThat(merchant.inquire("a-1").body()).contains("\"payment_status\":\"completed\"");
    SeenOrder seen = sandbox.ledger().order("a-1").orElseThrow();
    assertThat(seen.posts()).isEqualTo(1);
    assertThat(seen.paid()).isEqualTo(1);
  }

  private void thenThereIsNoOrder() throws IOException {
    assertThat(merchant.inquire("a-1").body()).contains("Order not found");
    SeenOrder seen = sandbox.ledger().order("a-1").orElseThrow();
    assertThat(seen.orders()).isEmpty();
  }

  @Test
  void declines() throws IOException {
    assertThat(order(Behaviour.DECLINED).body()).startsWith("{\"result\":\"error\"");
    thenThereIsNoOrder();
  }

  @Test
  void declinesThoughItAccepted() throws IOException {
    assertThat(order(Behaviour.DECLINED_THOUGH_ACCEPTED).body())
        .startsWith("{\"result\":\"error\"");
    thenItIsPaidOnceByOnePost();
  }

  @Test
  void isBusyOnce() throws IOException {
    assertThat(order(Behaviour.BUSY_ONCE).statusCode()).isEqualTo(503);
    thenThereIsNoOrder();
    assertThat(order(Behaviour.BUSY_ONCE).body()).startsWith("{\"result\":\"success\"");
  }

  @Test
  void throttlesOnce() throws IOException {
    assertThat(order(Behaviour.THROTTLED_ONCE).statusCode()).isEqualTo(429);
    thenThereIsNoOrder();
    assertThat(order(Behaviour.THROTTLED_ONCE).body()).startsWith("{\"result\":\"success\"");
  }

  @Test
  void isBusyForEver() throws IOException {
    assertThat(order(Behaviour.BUSY).statusCode()).isEqualTo(503);
    assertThat(order(Behaviour.BUSY).statusCode()).isEqualTo(503);
    thenThereIsNoOrder();
  }

  @Test
  void losesTheAnswer() throws IOException {
    assertThatThrownBy(() -> order(Behaviour.ANSWER_LOST)).isInstanceOf(IOException.class);
    thenItIsPaidOnceByOnePost();
  }

  @Test
  void answersLate() throws Exception {
    CompletableFuture<HttpResponse<String>> answer =
        merchant.orderLater(Merchant.expense("a-1", Behaviour.ANSWER_LATE));
    Await.until("accepted", () -> sandbox.ledger().order("a-1").isPresent());
    thenItIsPaidOnceByOnePost();
    assertThat(answer).isNotDone();

    clock.pass(Duration.ofSeconds(60));

    assertThat(answer.get().body()).contains("\"payment_status\":\"completed\"");
  }

  @Test
  void stallsInTheMiddleOfTheAnswer() throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        merchant.orderLater(Merchant.expense("a-1", Behaviour.ANSWER_STALLED));
    Await.until("accepted", () -> sandbox.ledger().order("a-1").isPresent());
    thenItIsPaidOnceByOnePost();
    assertThat(answer).isNotDone();

    // The silence begins once the half has left, which no one outside can see: so pass time twice.
    Await.until(
        "closed",
        () -> {
          clock.pass(Duration.ofSeconds(60));
          return answer.isDone();
        });

    assertThatThrownBy(answer::get).isInstanceOf(ExecutionException.class);
  }

  @Test
  void answers500() throws IOException {
    HttpResponse<String> answer = order(Behaviour.ANSWER_500);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).startsWith("<html>");
    thenItIsPaidOnceByOnePost();
  }

  @Test
  void answersHtml() throws IOException {
    HttpResponse<String> answer = order(Behaviour.ANSWER_HTML);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
    assertThat(answer.body()).startsWith("<html>");
    thenItIsPaidOnceByOnePost();
  }

  @Test
  void answersHalfAJson() throws IOException {
    assertThatThrownBy(() -> order(Behaviour.ANSWER_HALF)).isInstanceOf(IOException.class);
    thenItIsPaidOnceByOnePost();
  }

  @Test
  void answersABareWord() throws IOException {
    assertThat(order(Behaviour.ANSWER_BARE_WORD).body()).isEqualTo("OK");
    thenItIsPaidOnceByOnePost();
  }

  @Test
  void answersNothing() throws IOException {
    assertThat(order(Behaviour.ANSWER_EMPTY).body()).isEmpty();
    thenItIsPaidOnceByOnePost();
  }

  @Test
  void answersARedirect() throws IOException {
    HttpResponse<String> answer = order(Behaviour.ANSWER_302);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue(sandbox.uri() + "/pay/sbx-1");
    thenItIsPaidOnceByOnePost();
  }

  @Test
  void answersWithAnotherOrder() throws IOException {
    assertThat(order(Behaviour.ANSWER_OF_OTHER_ORDER).body())
        .contains("\"payment_uid\":\"sbx-0\"", "\"to\":\"0000000000\"", "\"101.00\"");
    thenItIsPaidOnceByOnePost();
  }

  @Test
  void answersInGzipThatNobodyAskedFor() throws IOException {
    HttpResponse<String> answer = order(Behaviour.ANSWER_GZIP_BOMB);

    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(answer.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isLessThan(256 * 1024);
    thenItIsPaidOnceByOnePost();
  }

  @Test
  void packsMuchSpaceBeforeTheText() throws IOException {
    byte[] packed = GzipBomb.around("{\"a\":1}".getBytes(UTF_8));

    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      unpacked.skipNBytes(64 * 1024 * 1024);
      assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo("{\"a\":1}");
    }
  }

  @Test
  void redirectsWhenNoJsonIsWanted() throws IOException {
    Map<String, String> fields = Merchant.expense("a-1");
    fields.put("response_type", "");

    HttpResponse<String> answer = merchant.order(fields);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue(sandbox.uri() + "/pay/sbx-1");
  }
}
