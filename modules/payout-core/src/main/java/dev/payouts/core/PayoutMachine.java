package dev.payouts.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The payout state machine: a pure function from what is known and what happened to what follows.
 * Same arguments, same decision; no clock, no I/O, no chance.
 */
public final class PayoutMachine {
  private PayoutMachine() {}

  /**
   * @param payout as it stands; null when none with this id is known
   * @param input what happened
   */
  public static Decision decide(@Nullable Payout payout, Input input, Instant now, Policy policy) {
    if (payout == null) {
      return decideUnknown(input, now, policy);
    }
    Draft draft = Draft.of(payout, now, policy);
    return switch (input) {
      case Input.Submit submit -> Commands.repeat(payout, submit);
      case Input.Cancel cancel -> Commands.cancel(draft, cancel);
      case Input.Resolve resolve -> Commands.resolve(draft, resolve);
      case Input.PermitGranted granted -> Attempts.permit(draft, granted);
      case Input.SubmitReplied replied -> Attempts.replied(draft, replied);
      case Input.InquiryReplied replied -> Inquiries.replied(draft, replied);
      case Input.CallbackHinted _ -> Inquiries.hinted(draft);
      case Input.TimerFired fired -> Timers.fired(draft, fired);
    };
  }

  private static Decision decideUnknown(Input input, Instant now, Policy policy) {
    return switch (input) {
      case Input.Submit submit -> Commands.submit(submit, now, policy);
      case Input.Cancel _, Input.Resolve _ ->
          Decision.only(
              null,
              new Effect.RejectCommand(
                  RejectionCode.UNKNOWN_PAYOUT,
                  "no payout with this id is known; submit it first, or check the id"));
      case Input.PermitGranted _,
          Input.SubmitReplied _,
          Input.InquiryReplied _,
          Input.CallbackHinted _,
          Input.TimerFired _ ->
          Decision.only(null, new Effect.Ignore(Effect.Ignore.Why.UNKNOWN_PAYOUT));
    };
  }
}
