package dev.payouts.orchestrator.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.payouts.core.Payout;
import dev.payouts.core.State;
import dev.payouts.core.Timer;
import dev.payouts.core.Transition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payout as the API shows it: where it stands, what comes next, and how it got there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PayoutView(
    @JsonProperty("payout_id") String payoutId,
    String state,
    @Nullable String reason,
    String amount,
    @JsonProperty("final_amount") @Nullable String finalAmount,
    String currency,
    @JsonProperty("payee_account_masked") String payeeAccountMasked,
    String lane,
    String source,
    @Nullable String reference,
    int attempts,
    int inquiries,
    int revision,
    @JsonProperty("payment_uid") @Nullable String paymentUid,
    @JsonProperty("accepted_at") Instant acceptedAt,
    @Nullable Next next,
    List<Step> timeline) {

  /** What the orchestrator will do next, unless something happens before. */
  record Next(String what, Instant at) {}

  /** One transition. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Step(
      int sequence,
      String from,
      String to,
      String cause,
      @Nullable String detail,
      int attempt,
      Instant at) {}

  static PayoutView of(Payout payout) {
    return new PayoutView(
        payout.id(),
        payout.phase().name(),
        reason(payout),
        plain(payout.terms().amount()),
        payout.evidence().finalAmount() == null ? null : plain(payout.evidence().finalAmount()),
        payout.terms().currency(),
        payout.terms().payee().maskedAccount(),
        payout.delivery().lane(),
        payout.terms().source(),
        payout.terms().reference(),
        payout.attempts(),
        payout.inquiry().number(),
        payout.revision(),
        payout.evidence().paymentUid(),
        payout.acceptedAt(),
        next(payout.timer()),
        payout.timeline().stream().map(PayoutView::step).toList());
  }

  private static @Nullable String reason(Payout payout) {
    return switch (payout.state()) {
      case State.Uncertain uncertain -> uncertain.reason();
      case State.Review review -> review.reason();
      case State.Ended _ -> payout.evidence().reason();
      case State.Scheduled _, State.Queued _, State.Submitting _, State.Pending _ -> null;
    };
  }

  private static @Nullable Next next(@Nullable Timer timer) {
    return timer == null
        ? null
        : new Next(timer.kind().name().toLowerCase(java.util.Locale.ROOT), timer.due());
  }

  private static Step step(Transition transition) {
    return new Step(
        transition.sequence(),
        transition.from().name(),
        transition.to().name(),
        transition.cause().word(),
        transition.detail(),
        transition.attempt(),
        transition.at());
  }

  private static String plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.setScale(Math.max(2, stripped.scale())).toPlainString();
  }
}
