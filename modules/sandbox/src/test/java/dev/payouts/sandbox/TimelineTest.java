package dev.payouts.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What order/get shows as time passes, for each behaviour that is about statuses. */
class TimelineTest {
  @ParameterizedTest
  @CsvSource({
    "ORDINARY, 0 processing 300 completed",
    "COMPLETED_AT_ONCE, 0 completed",
    "SLOW, 0 processing 2000 completed",
    "VERY_SLOW, 0 processing 10000 completed",
    "STEP_BY_STEP, 0 pending 300 processing 600 completed",
    "FAILS, 0 processing 300 failed",
    "REJECTED, 0 processing 300 reject",
    "REJECTED_AT_ONCE, 0 reject",
    "GOES_OVERDUE, 0 pending 300 overdue",
    "OVERDUE_THEN_COMPLETED, 0 pending 300 overdue 5300 completed",
    "REFUNDED_LATER, 0 processing 300 completed 5300 refund",
    "BACKWARDS, 0 completed 300 processing 5300 completed",
    "UNKNOWN_WORD, 0 on_hold 2000 completed",
    "FAILS_AT_ONCE, 0 failed",
    "NEVER_ENDS, 0 processing",
    "FAILED_THEN_COMPLETED, 0 failed 5000 completed"
  })
  void goesThrough(Behaviour behaviour, String timeline) throws IOException {
    SteppedClock clock = new SteppedClock();
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.from(Map.of()), clock);
        Merchant merchant = new Merchant(sandbox.uri())) {
      String[] words = timeline.split(" ", -1);
      assertThat(merchant.order(Merchant.expense("a-1", behaviour)).body())
          .contains(status(words[1]));
      long elapsed = 0;
      for (int i = 2; i < words.length; i += 2) {
        long at = Long.parseLong(words[i]);
        clock.pass(Duration.ofMillis(at - 1 - elapsed));
        assertThat(merchant.inquire("a-1").body()).contains(status(words[i - 1]));
        clock.pass(Duration.ofMillis(1));
        assertThat(merchant.inquire("a-1").body()).contains(status(words[i + 1]));
        elapsed = at;
      }
      clock.pass(Duration.ofDays(1));
      assertThat(merchant.inquire("a-1").body()).contains(status(words[words.length - 1]));
    }
  }

  private static String status(String word) {
    return "\"payment_status\":\"" + word + "\"";
  }

  @Test
  void namesTheLastFailureEvenOnceCompleted() throws IOException {
    SteppedClock clock = new SteppedClock();
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.from(Map.of()), clock);
        Merchant merchant = new Merchant(sandbox.uri())) {
      merchant.order(Merchant.expense("a-1", Behaviour.FAILED_THEN_COMPLETED));
      clock.pass(Duration.ofSeconds(5));

      assertThat(merchant.inquire("a-1").body())
          .contains(
              status("completed"), "\"payment_fail_reason\":\"The payee's account is closed.\"");
    }
  }

  @Test
  void scalesEveryDelay() throws IOException {
    SteppedClock clock = new SteppedClock();
    Map<String, String> fast =
        Map.of("PAYOUTS_SANDBOX_TIME_SCALE", "0.1", "PAYOUTS_SANDBOX_SLOW_DELAY", "1s");
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.from(fast), clock);
        Merchant merchant = new Merchant(sandbox.uri())) {
      merchant.order(Merchant.expense("a-1", Behaviour.SLOW));
      clock.pass(Duration.ofMillis(99));
      assertThat(merchant.inquire("a-1").body()).contains(status("processing"));

      clock.pass(Duration.ofMillis(1));

      assertThat(merchant.inquire("a-1").body()).contains(status("completed"));
    }
  }

  @Test
  void readsAnIncomesBehaviourFromThePayersAccount() throws IOException {
    try (Sandbox sandbox = Sandbox.start(SandboxSettings.from(Map.of()), new SteppedClock());
        Merchant merchant = new Merchant(sandbox.uri())) {
      Map<String, String> income = Merchant.expense("a-1");
      income.put("transaction_type", "income");
      income.put("from", Behaviour.FAILS_AT_ONCE.prefix() + "77");

      assertThat(merchant.order(income).body()).contains(status("failed"));
    }
  }
}
