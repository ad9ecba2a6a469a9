package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.testing.Await;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A wrong key or secret: the gateway declines everything, which is no proof of anything. */
class GatewayAccountTest {
  private final PayoutSystem system = PayoutSystem.shared();
  private final Flow flow = system.flow();

  /**
   * While the account is wrong, order/get is declined like order/new: nothing is proven, so nothing
   * ends. With the right account order/get does not know the order: that, after a decline, is the
   * evidence on which a payout is REJECTED.
   */
  @Test
  void keepsPayoutsOfAWrongAccountUncertainUntilTheGatewayCanBeAsked() {
    List<String> declined = List.of("wrong-key-1", "wrong-key-2", "wrong-secret-1");
    flow.write(on(PayoutSystem.WRONG_KEY, declined.get(0)));
    flow.write(on(PayoutSystem.WRONG_KEY, declined.get(1)));
    flow.write(on(PayoutSystem.WRONG_SECRET, declined.get(2)));
    List<Good> good = Good.list(20);
    flow.writeAll(good);

    for (String id : declined) {
      Await.until("two inquiries about " + id, () -> inquiries(id).count() >= 2);
      assertThat(inquiries(id))
          .extracting(reply -> reply.getOutcome().name())
          .containsOnly("INCONCLUSIVE");
      assertThat(flow.events(id).getLast().getToState()).isEqualTo(PayoutState.UNCERTAIN);
      assertThat(flow.result(id)).isEmpty();
    }
    // Other lanes go on meanwhile.
    Reckoning.awaitPaid(system, good);

    system.mendAccounts();

    for (String id : declined) {
      Await.until("a result of " + id, () -> flow.result(id).isPresent());
      assertThat(flow.result(id).orElseThrow())
          .satisfies(
              result -> {
                assertThat(result.getStatus()).isEqualTo(PayoutStatus.REJECTED);
                assertThat(result.getAttempts()).isEqualTo(1);
                assertThat(result.getReason()).startsWith("Invalid OC-");
              });
      assertThat(flow.events(id))
          .extracting(PayoutEvent::getCause)
          .endsWith("permit-granted", "submit-declined", "absent-after-decline");
    }
    assertThat(system.gateway().ledger())
        .allSatisfy(
            (id, seen) -> assertThat(declined.contains(id) ? seen.orders() : 0).as(id).isZero());
    Good afterwards = Good.next();
    flow.write(
        Good.command(
            afterwards.id(), afterwards.submit("100.000000", "THB", PayoutSystem.WRONG_SECRET)));
    Reckoning.awaitPaid(system, List.of(afterwards));
  }

  private static PayoutCommand on(String lane, String id) {
    var submit = new Good(id, "8675309900002").submit("100.000000", "THB", lane);
    return Good.command(id, submit);
  }

  private Stream<InquiryReply> inquiries(String payoutId) {
    return flow.replies(payoutId).stream()
        .map(GatewayReply::getBody)
        .filter(InquiryReply.class::isInstance)
        .map(InquiryReply.class::cast);
  }
}
