package dev.payouts.core.guarantees;

import dev.payouts.core.Input;
import dev.payouts.core.Payout;

/** No text made of a decision or of its input's terms shows the payee's account. */
public final class NoAccountShown implements Guarantee {
  @Override
  public void observe(Observation observation) {
    if (!(observation instanceof Observation.Decided decided)
        || decided.decision().transitions().isEmpty()) {
      return;
    }
    Payout after = decided.decision().payout();
    if (after == null) {
      return;
    }
    String account = after.terms().payee().account();
    require(!decided.decision().toString().contains(account), "a decision shows the account");
    require(
        !(decided.input() instanceof Input.Submit) || !decided.input().toString().contains(account),
        "a command shows the account");
  }
}
