package dev.payouts.orchestrator.message;

import dev.payouts.avro.FieldViolation;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquireOrder;
import dev.payouts.avro.Payee;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutState;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.avro.RecordPosition;
import dev.payouts.avro.SubmitOrder;
import dev.payouts.core.Effect;
import dev.payouts.core.Payout;
import dev.payouts.core.RejectionCode;
import dev.payouts.core.State;
import dev.payouts.core.Terms;
import dev.payouts.core.Transition;
import dev.payouts.core.rules.Excerpt;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.Violation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the orchestrator writes, made from what the core decided. */
public final class Messages {
  /** Nothing is done with it but to show it; a UUID has 36. */
  private static final int COMMAND_ID_LENGTH_MAX = 128;

  private Messages() {}

  public static GatewayRequest submission(Payout payout, Effect.SubmitOrder effect, Instant now) {
    Terms terms = payout.terms();
    var order =
        new SubmitOrder(
            effect.attempt(),
            terms.amount(),
            terms.currency(),
            terms.country(),
            terms.payment(),
            new Payee(terms.payee().account(), terms.payee().name(), terms.payee().bankName()),
            terms.accountingType(),
            terms.channel());
    return new GatewayRequest(payout.id(), payout.delivery().lane(), now, effect.deadline(), order);
  }

  public static GatewayRequest inquiry(Payout payout, Effect.InquireOrder effect, Instant now) {
    return new GatewayRequest(
        payout.id(),
        payout.delivery().lane(),
        now,
        effect.deadline(),
        new InquireOrder(effect.inquiry()));
  }

  public static PayoutEvent event(
      String payoutId, Transition transition, @Nullable RecordPosition source) {
    return new PayoutEvent(
        payoutId,
        transition.sequence(),
        PayoutState.valueOf(transition.from().name()),
        PayoutState.valueOf(transition.to().name()),
        transition.cause().word(),
        transition.detail(),
        transition.attempt(),
        transition.at(),
        source);
  }

  /** The result of a payout that has just ended. */
  public static PayoutResult result(Payout payout) {
    if (!(payout.state() instanceof State.Ended ended)) {
      throw new IllegalStateException("a payout in " + payout.phase() + " has no result");
    }
    return new PayoutResult(
        payout.id(),
        payout.revision(),
        PayoutStatus.valueOf(ended.status().name()),
        payout.terms().amount(),
        payout.evidence().finalAmount(),
        payout.terms().currency(),
        payout.terms().payee().maskedAccount(),
        payout.evidence().reason(),
        payout.attempts(),
        payout.evidence().paymentUid(),
        payout.delivery().lane(),
        payout.terms().source(),
        payout.terms().reference(),
        payout.acceptedAt(),
        ended.since());
  }

  public static PayoutRejection rejection(
      PayoutCommand command,
      RejectionCode code,
      String detail,
      List<Violation> violations,
      Instant now,
      RecordPosition source) {
    return new PayoutRejection(
        shownId(command),
        Texts.cut(command.getCommandId(), COMMAND_ID_LENGTH_MAX),
        code.word(),
        detail,
        violations.stream()
            .map(violation -> new FieldViolation(violation.field(), violation.problem()))
            .toList(),
        now,
        source);
  }

  /** What is no id may be anything of any length, an account number too. */
  private static String shownId(PayoutCommand command) {
    String id = command.getPayoutId();
    return PayoutRules.isPayoutId(id) ? id : Excerpt.of(id);
  }
}
