package dev.payouts.core.guarantees;

import dev.payouts.core.Effect;
import dev.payouts.core.Input;
import dev.payouts.core.OrderReading;
import dev.payouts.core.Payout;
import dev.payouts.core.Phase;
import dev.payouts.core.Terms;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A result says what was commanded, and never rests on a reading that says otherwise. */
public final class ResultMatchesCommand implements Guarantee {
  private final Map<String, Terms> commanded = new HashMap<>();

  @Override
  public void observe(Observation observation) {
    if (!(observation instanceof Observation.Decided decided)) {
      return;
    }
    if (decided.before() == null && decided.input() instanceof Input.Submit submit) {
      commanded.put(decided.payoutId(), submit.terms());
    }
    Payout after = decided.decision().payout();
    if (after == null || !decided.decision().effects().contains(new Effect.PublishResult())) {
      return;
    }
    Terms terms = commanded.get(decided.payoutId());
    require(after.terms().equals(terms), "the terms are not those of the command");
    require(after.id().equals(decided.payoutId()), "the id is not that of the command");
    OrderReading shown = Words.shownBy(decided.input());
    require(shown == null || agrees(shown, after), "the gateway showed another order: %s", shown);
    BigDecimal paid = after.evidence().finalAmount();
    require(
        after.phase() != Phase.COMPLETED || same(paid, after.terms().amount()),
        "completed with a final amount of %s",
        paid);
  }

  private static boolean agrees(OrderReading shown, Payout payout) {
    return same(shown.amount(), payout.terms().amount())
        && (shown.merchantOrderId() == null || shown.merchantOrderId().equals(payout.id()))
        && (shown.currency() == null
            || shown.currency().equalsIgnoreCase(payout.terms().currency()))
        && (shown.payeeAccount() == null
            || shown.payeeAccount().equals(payout.terms().payee().account()))
        && (shown.transactionType() == null || shown.transactionType().equalsIgnoreCase("expense"));
  }

  private static boolean same(@Nullable BigDecimal shown, BigDecimal amount) {
    return shown == null || shown.compareTo(amount) == 0;
  }
}
