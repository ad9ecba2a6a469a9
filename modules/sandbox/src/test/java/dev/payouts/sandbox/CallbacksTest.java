package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {
  private static final String SECRET = "sandbox-secret";

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

  private HttpResponse<String> order(Behaviour behaviour, Receiver receiver) throws IOException {
    Map<String, String> fields = Merchant.expense("a-1", behaviour);
    fields.put("notify_url", receiver.address());
    return merchant.order(fields);
  }

  private static void awaitCount(Receiver receiver, int count) {
    Await.until(count + " callbacks", () -> receiver.received().size() >= count);
  }

  @Test
  void tellsEveryStatusWithAGoodSignature() throws IOException {
    try (Receiver receiver = new Receiver(0)) {
      order(Behaviour.ORDINARY, receiver);
      awaitCount(receiver, 1);
      clock.pass(Duration.ofMillis(300));
      awaitCount(receiver, 2);

      List<Receiver.Received> callbacks = receiver.received();
      assertThat(callbacks)
          .extracting(Receiver.Received::status)
          .containsExactly("processing", "completed");
      assertThat(callbacks).allMatch(callback -> callback.isSignedWith(SECRET));
      assertThat(callbacks.getLast().fields())
          .containsEntry("merchant_order_id", "a-1")
          .containsEntry("currency", "THB")
          .containsEntry("amount", "100.00")
          .containsEntry("final_amount", "100.00")
          .containsEntry("notify_url", receiver.address())
          .containsEntry("payment_fail_reason", "")
          .containsOnlyKeys(
              "transaction_type",
              "merchant_uid",
              "amount",
              "final_amount",
              "currency",
              "notify_url",
              "merchant_order_id",
              "payment_status",
              "payment_fail_reason",
              "order_uid",
              "signature_key",
              "tenant");
      Await.until("delivered", () -> notifyStatus().equals("delivered"));
    }
  }

  private String notifyStatus() {
    try {
      String body = merchant.inquire("a-1").body();
      return body.replaceFirst(".*\"notify_status\":\"([a-z]*)\".*", "$1");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void repeatsUntilItHearsSuccess() throws IOException {
    try (Receiver receiver = new Receiver(2)) {
      order(Behaviour.COMPLETED_AT_ONCE, receiver);
      awaitCount(receiver, 1);
      Await.until(
          "three tries",
          () -> {
            clock.pass(Duration.ofMillis(200));
            return receiver.received().size() >= 3;
          });
      Await.until("delivered", () -> notifyStatus().equals("delivered"));

      clock.pass(Duration.ofHours(1));

      assertThat(receiver.received()).hasSize(3);
    }
  }

  @Test
  void givesUpOnADeadReceiver() throws IOException {
    try (Receiver receiver = new Receiver(1000)) {
      order(Behaviour.COMPLETED_AT_ONCE, receiver);
      Await.until(
          "given up",
          () -> {
            clock.pass(Duration.ofSeconds(10));
            return notifyStatus().equals("failed");
          });
      assertThat(receiver.received()).hasSize(5);
    }
  }

  @Test
  void callsBackBeforeItAnswers() throws IOException {
    try (Receiver receiver = new Receiver(0)) {
      order(Behaviour.CALLBACK_BEFORE_ANSWER, receiver);

      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void sendsEachTwice() throws IOException {
    try (Receiver receiver = new Receiver(0)) {
      order(Behaviour.CALLBACKS_TWICE, receiver);
      awaitCount(receiver, 2);

      assertThat(receiver.received().getFirst()).isEqualTo(receiver.received().getLast());
    }
  }

  @Test
  void forgesCompletedForAnOrderThatFails() throws IOException {
    try (Receiver receiver = new Receiver(0)) {
      order(Behaviour.CALLBACKS_FORGED, receiver);
      awaitCount(receiver, 3);
      clock.pass(Duration.ofMillis(300));
      awaitCount(receiver, 6);

      assertThat(receiver.received())
          .filteredOn(callback -> callback.status().equals("completed"))
          .hasSize(4)
          .noneMatch(callback -> callback.isSignedWith(SECRET));
      assertThat(receiver.received())
          .filteredOn(callback -> callback.isSignedWith(SECRET))
          .extracting(Receiver.Received::status)
          .containsExactlyInAnyOrder("processing", "failed");
      assertThat(merchant.inquire("a-1").body()).contains("\"payment_status\":\"failed\"");
    }
  }

  @Test
  void replaysWhatItSaidBefore() throws IOException {
    try (Receiver receiver = new Receiver(0)) {
      order(Behaviour.CALLBACKS_REPLAYED, receiver);
      awaitCount(receiver, 1);
      clock.pass(Duration.ofMillis(300));
      awaitCount(receiver, 2);
      clock.pass(Duration.ofMillis(300));
      awaitCount(receiver, 5);

      assertThat(receiver.received())
          .allMatch(callback -> callback.isSignedWith(SECRET))
          .extracting(Receiver.Received::status)
          .startsWith("pending", "processing")
          .containsExactlyInAnyOrder("pending", "processing", "completed", "processing", "pending");
    }
  }

  @Test
  void speaksOfOrdersThatNobodyAskedFor() throws IOException {
    try (Receiver receiver = new Receiver(0)) {
      order(Behaviour.CALLBACKS_OF_STRANGERS, receiver);
      awaitCount(receiver, 2);

      assertThat(receiver.received())
          .allMatch(callback -> callback.isSignedWith(SECRET))
          .extracting(callback -> callback.fields().get("merchant_order_id"))
          .containsExactlyInAnyOrder("a-1", "stranger-sbx-1");
    }
  }

  @Test
  void keepsQuietWhenToldTo() throws IOException {
    try (Receiver receiver = new Receiver(0)) {
      order(Behaviour.CALLBACKS_NEVER, receiver);
      clock.pass(Duration.ofMillis(300));

      assertThat(merchant.inquire("a-1").body()).contains("\"notify_status\":\"none\"");
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void canLeaveEmptyValuesOutOfTheSignature() throws IOException {
    SandboxSettings settings =
        SandboxSettings.from(Map.of("PAYOUTS_SANDBOX_CALLBACKS_SIGN_EMPTY", "false"));
    try (Receiver receiver = new Receiver(0);
        Sandbox other = Sandbox.start(settings, clock);
        Merchant client = new Merchant(other.uri())) {
      Map<String, String> fields = Merchant.expense("b-1");
      fields.put("notify_url", receiver.address());
      client.order(fields);
      awaitCount(receiver, 1);

      Receiver.Received callback = receiver.received().getFirst();
      Map<String, String> filled = new java.util.TreeMap<>(callback.fields());
      filled.values().removeIf(String::isEmpty);
      assertThat(callback.signature()).isEqualTo(Merchant.sign(filled, SECRET));
      assertThat(callback.fields()).containsKey("payment_fail_reason");
    }
  }
}
