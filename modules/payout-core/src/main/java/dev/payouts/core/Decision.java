package dev.payouts.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an input leads to.
 *
 * @param payout as it stands afterwards; null when there is none or it was purged
 * @param transitions it went through, in order
 * @param effects to carry out with storing it
 */
public record Decision(
    @Nullable Payout payout, List<Transition> transitions, List<Effect> effects) {

  public Decision {
    transitions = List.copyOf(transitions);
    effects = List.copyOf(effects);
  }

  static Decision only(@Nullable Payout payout, Effect effect) {
    return new Decision(payout, List.of(), List.of(effect));
  }
}
