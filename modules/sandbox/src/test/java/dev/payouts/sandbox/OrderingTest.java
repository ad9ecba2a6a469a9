package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderingTest {
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

  @Test
  void completesAnOrdinaryOrderAfterItsDelay() throws IOException {
    assertThat(merchant.order(Merchant.expense("a-1")).body())
        .startsWith("{\"result\":\"success\",\"data\":{\"payment\":{")
        .contains("\"payment_status\":\"processing\"", "\"final_amount\":\"100.00\"");

    clock.pass(Duration.ofMillis(299));
    assertThat(merchant.inquire("a-1").body()).contains("\"payment_status\":\"processing\"");

    clock.pass(Duration.ofMillis(1));
    assertThat(merchant.inquire("a-1").body())
        .contains("\"payment_status\":\"completed\"", "\"amount\":\"100.00\"");
  }

  @Test
  void refusesASecondOrderWithTheSameId() throws IOException {
    merchant.order(Merchant.expense("a-1"));

    String second = merchant.order(Merchant.expense("a-1")).body();

    assertThat(second).startsWith("{\"result\":\"error\",\"data\":{\"error\":\"Duplicate order\"");
    assertThat(sandbox.ledger().order("a-1").orElseThrow().posts()).isEqualTo(2);
    assertThat(sandbox.ledger().repeatedIds()).containsExactly("a-1");
    assertThat(sandbox.ledger().summary().orders()).isEqualTo(1);
  }

  @Test
  void saysNotFoundForAnUnknownOrder() throws IOException {
    assertThat(merchant.inquire("nobody").body())
        .isEqualTo("{\"result\":\"error\",\"data\":\"Order not found\"}");
  }
}
