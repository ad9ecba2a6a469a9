package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How order/get answers for orders that it does not simply show. */
class InquiryBehaviourTest {
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

  private void order(Behaviour behaviour) throws IOException {
    merchant.order(Merchant.expense("a-1", behaviour));
    clock.pass(Duration.ofMillis(300));
  }

  private String inquiry() throws IOException {
    return merchant.inquire("a-1").body();
  }

  @Test
  void paysLess() throws IOException {
    order(Behaviour.PAYS_LESS);

    assertThat(inquiry()).contains("\"amount\":\"100.00\"", "\"final_amount\":\"90.00\"");
    assertThat(sandbox.ledger().summary().lines().getFirst().finalAmount())
        .isEqualByComparingTo("90");
  }

  @Test
  void showsAnotherAmount() throws IOException {
    order(Behaviour.OTHER_AMOUNT);

    assertThat(inquiry()).contains("\"amount\":\"101.00\"", "\"final_amount\":\"101.00\"");
  }

  @Test
  void showsAnotherCurrency() throws IOException {
    order(Behaviour.OTHER_CURRENCY);

    assertThat(inquiry()).contains("\"currency\":\"usd\"");
  }

  @Test
  void showsAnotherPayee() throws IOException {
    order(Behaviour.OTHER_PAYEE);

    assertThat(inquiry()).contains("\"to\":\"0000000000\"", "\"to_name\":\"Somebody Else\"");
  }

  @Test
  void showsNothingElseInAnAnswerToTheOrderItselfThatComesAfterItsEnd() throws IOException {
    SandboxSettings instant =
        SandboxSettings.from(Map.of("PAYOUTS_SANDBOX_COMPLETION_DELAY", "0ms"));
    try (Sandbox other = Sandbox.start(instant, clock);
        Merchant client = new Merchant(other.uri())) {
      assertThat(client.order(Merchant.expense("b-1", Behaviour.OTHER_PAYEE)).body())
          .contains("\"payment_status\":\"completed\"", "\"to\":\"0000000000\"");
      assertThat(client.order(Merchant.expense("b-2", Behaviour.OTHER_AMOUNT)).body())
          .contains("\"final_amount\":\"101.00\"");
      assertThat(client.order(Merchant.expense("b-3", Behaviour.OTHER_CURRENCY)).body())
          .contains("\"currency\":\"usd\"");
      assertThat(client.order(Merchant.expense("b-4")).body())
          .contains("\"payment_status\":\"completed\"", "\"final_amount\":\"100.00\"");
    }
  }

  @Test
  void findsLate() throws IOException {
    order(Behaviour.FOUND_LATE);
    clock.pass(Duration.ofMillis(4699));
    assertThat(inquiry()).contains("Order not found");

    clock.pass(Duration.ofMillis(1));

    assertThat(inquiry()).contains("\"payment_status\":\"completed\"");
  }

  @Test
  void neverFindsAnOrderThatIsPaid() throws IOException {
    order(Behaviour.NEVER_FOUND);
    clock.pass(Duration.ofDays(1));

    assertThat(inquiry()).contains("Order not found");
    assertThat(sandbox.ledger().order("a-1").orElseThrow().paid()).isEqualTo(1);
  }

  @Test
  void answersGarbageThreeTimes() throws IOException {
    order(Behaviour.GARBAGE_FIRST);

    assertThat(inquiry()).startsWith("<html>");
    assertThatThrownBy(this::inquiry).isInstanceOf(IOException.class);
    assertThat(inquiry()).isEqualTo("[]");
    assertThat(inquiry()).contains("\"payment_status\":\"completed\"");
  }

  @Test
  void answersGarbageForEver() throws IOException {
    order(Behaviour.INCONCLUSIVE);
    for (int i = 0; i < 50; i++) {
      assertThat(inquiry()).startsWith("<html>");
      assertThatThrownBy(this::inquiry).isInstanceOf(IOException.class);
      assertThat(inquiry()).isEqualTo("[]");
      assertThat(inquiry()).isEqualTo("{\"result\":\"error\",\"data\":\"System busy\"}");
    }
  }

  @Test
  void losesTheAnswerAndFindsLate() throws IOException {
    assertThatThrownBy(() -> order(Behaviour.LOST_AND_FOUND_LATE)).isInstanceOf(IOException.class);
    assertThat(inquiry()).contains("Order not found");

    clock.pass(Duration.ofSeconds(5));

    assertThat(inquiry()).contains("\"payment_status\":\"completed\"");
  }

  @Test
  void losesTheAnswerAndNeverFinds() throws IOException {
    assertThatThrownBy(() -> order(Behaviour.LOST_AND_NEVER_FOUND)).isInstanceOf(IOException.class);
    clock.pass(Duration.ofDays(1));

    assertThat(inquiry()).contains("Order not found");
    assertThat(sandbox.ledger().order("a-1").orElseThrow().paid()).isEqualTo(1);
  }

  @Test
  void showsTheBareOrderWithoutEnvelope() throws IOException {
    SandboxSettings bare = SandboxSettings.from(Map.of("PAYOUTS_SANDBOX_GET_ENVELOPE", "false"));
    try (Sandbox other = Sandbox.start(bare, clock);
        Merchant client = new Merchant(other.uri())) {
      client.order(Merchant.expense("b-1"));

      assertThat(client.inquire("b-1").body()).startsWith("{\"from\":").contains("\"b-1\"");
    }
  }
}
