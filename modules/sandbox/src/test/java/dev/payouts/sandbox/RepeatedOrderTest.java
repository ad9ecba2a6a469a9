package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway that does not keep merchant_order_ids unique pays each POST. */
class RepeatedOrderTest {
  @Test
  void paysTwiceWithoutUniqueIds() throws IOException {
    SteppedClock clock = new SteppedClock();
    SandboxSettings settings =
        SandboxSettings.from(Map.of("PAYOUTS_SANDBOX_UNIQUE_ORDER_IDS", "false"));
    try (Sandbox sandbox = Sandbox.start(settings, clock);
        Merchant merchant = new Merchant(sandbox.uri())) {
      merchant.order(Merchant.expense("once"));
      merchant.order(Merchant.expense("twice"));
      assertThat(merchant.order(Merchant.expense("twice")).body()).contains("sbx-3");
      assertThat(sandbox.ledger().summary().paidTwice()).isZero();

      clock.pass(Duration.ofSeconds(1));

      LedgerSummary summary = sandbox.ledger().summary();
      assertThat(summary.paidTwice()).isEqualTo(1);
      assertThat(summary.orders()).isEqualTo(3);
      assertThat(summary.orderIds()).isEqualTo(2);
      SeenOrder twice = sandbox.ledger().order("twice").orElseThrow();
      assertThat(twice.posts()).isEqualTo(2);
      assertThat(twice.paid()).isEqualTo(2);
      assertThat(twice.orders())
          .extracting(SeenOrder.Accepted::paymentUid)
          .containsExactly("sbx-2", "sbx-3");
      assertThat(sandbox.ledger().ids()).containsExactlyInAnyOrder("once", "twice");
    }
  }
}
