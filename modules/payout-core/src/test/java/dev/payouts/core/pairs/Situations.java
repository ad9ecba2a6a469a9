package dev.payouts.core.pairs;

import dev.payouts.core.Input;
import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.OrderReading;
import dev.payouts.core.Policy;
import dev.payouts.core.Status;
import dev.payouts.core.SubmitOutcome;
import dev.payouts.core.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Every situation a payout can be in, each reached by a real history. */
final class Situations {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration QUARANTINE = Duration.ofMinutes(3);
  private static final SubmitOutcome UNKNOWN = new SubmitOutcome.Unknown("HTTP 500");
  private static final SubmitOutcome DECLINED = new SubmitOutcome.Declined("no balance");
  private static final SubmitOutcome NOT_SENT = new SubmitOutcome.NotSent("refused");
  private static final InquiryOutcome INCONCLUSIVE = new InquiryOutcome.Inconclusive("HTML");
  private static final InquiryOutcome ABSENT = new InquiryOutcome.Absent();

  private Situations() {}

  static Map<String, Supplier<History>> all() {
    var all = new LinkedHashMap<String, Supplier<History>>();
    beforeSending(all);
    submitting(all);
    uncertain(all);
    pending(all);
    review(all);
    ended(all);
    return all;
  }

  private static void beforeSending(Map<String, Supplier<History>> all) {
    all.put("nothing known", History::nothing);
    all.put("scheduled", () -> History.nothing().commanded(Duration.ZERO, MINUTE, null));
    all.put(
        "scheduled to expire before it starts",
        () -> History.nothing().commanded(Duration.ZERO, MINUTE, MINUTE.dividedBy(2)));
    all.put("queued", Situations::queued);
    all.put(
        "queued with expires_at", () -> History.nothing().commanded(Duration.ZERO, null, MINUTE));
    all.put(
        "queued past expires_at",
        () -> History.nothing().commanded(Duration.ZERO, null, MINUTE).after(MINUTE));
    all.put("queued in backoff", () -> submittingFirst().told(NOT_SENT));
    all.put("queued after proof of absence", Situations::provenAbsent);
    all.put(
        "scheduled after proof of absence",
        () ->
            History.nothing()
                .commanded(Duration.ofDays(1), Duration.ofHours(1), null)
                .inconclusiveUntil(QUARANTINE)
                .told(ABSENT));
  }

  private static void submitting(Map<String, Supplier<History>> all) {
    all.put("submitting", Situations::submittingFirst);
    all.put("submitting, its end near", () -> submittingFirst().after(Duration.ofSeconds(26)));
    all.put("submitting, timer late", () -> submittingFirst().after(MINUTE));
    all.put(
        "submitting again after not sent",
        () -> submittingFirst().told(NOT_SENT).timer().permitted());
    all.put("submitting again after proof of absence", () -> provenAbsent().permitted());
    all.put(
        "submitting again, but seen since",
        () -> provenAbsent().permitted().told(new InquiryOutcome.Found(Inputs.reading("pending"))));
  }

  private static void uncertain(Map<String, Supplier<History>> all) {
    all.put("uncertain in quarantine", () -> submittingFirst().told(UNKNOWN));
    all.put("uncertain by deadline", () -> submittingFirst().timer());
    all.put("uncertain in quarantine, asked", () -> submittingFirst().told(UNKNOWN).asked());
    all.put(
        "uncertain in quarantine, asked and hinted",
        () -> submittingFirst().told(UNKNOWN).asked().then(new Input.CallbackHinted()));
    all.put("uncertain after quarantine, asked in it", Situations::askedInQuarantine);
    all.put("uncertain after quarantine, asked after it", Situations::askedAfterQuarantine);
    all.put(
        "uncertain after quarantine, asked after it and hinted",
        () -> askedAfterQuarantine().then(new Input.CallbackHinted()));
    all.put("uncertain, declined", () -> submittingFirst().told(DECLINED));
    all.put(
        "uncertain, declined, asked while it may be stale",
        () -> submittingFirst().told(DECLINED).asked());
    all.put("uncertain, declined, asked when it is not stale", Situations::declinedAsked);
    all.put(
        "uncertain, seen, asked after quarantine",
        () ->
            submittingFirst()
                .told(new SubmitOutcome.Accepted(Inputs.reading("blessed")))
                .inconclusiveUntil(QUARANTINE));
    all.put("uncertain, old command", () -> oldCommand());
    all.put("uncertain, old command, asked in quarantine", () -> oldCommand().asked());
    all.put(
        "uncertain, old command, asked after quarantine",
        () -> oldCommand().inconclusiveUntil(QUARANTINE));
    all.put(
        "uncertain, adopted, asked after quarantine",
        () -> History.nothing().adopted().inconclusiveUntil(QUARANTINE));
    all.put(
        "uncertain for too long, asked",
        () -> submittingFirst().told(UNKNOWN).asked().after(Duration.ofHours(1)));
    all.put(
        "uncertain, asked after quarantine, resubmits exhausted",
        () -> sent(Policy.Resubmit.AFTER_QUARANTINE, 0).inconclusiveUntil(QUARANTINE));
    all.put(
        "uncertain, asked after quarantine, resubmit forbidden",
        () -> sent(Policy.Resubmit.NEVER, 3).inconclusiveUntil(QUARANTINE));
  }

  private static void pending(Map<String, Supplier<History>> all) {
    all.put("pending", () -> shown("pending"));
    all.put("pending, asked", () -> shown("pending").asked());
    all.put(
        "pending, asked and hinted",
        () -> shown("pending").asked().then(new Input.CallbackHinted()));
    all.put("pending for too long, asked", Situations::pendingTooLong);
  }

  private static void review(Map<String, Supplier<History>> all) {
    all.put("review by another amount", Situations::differing);
    all.put("review by another amount, asked", () -> differing().asked());
    all.put(
        "review after resubmits, asked",
        () ->
            sent(Policy.Resubmit.AFTER_QUARANTINE, 0)
                .inconclusiveUntil(QUARANTINE)
                .told(ABSENT)
                .asked());
    all.put(
        "review as resubmit is forbidden, asked",
        () -> sent(Policy.Resubmit.NEVER, 3).inconclusiveUntil(QUARANTINE).told(ABSENT).asked());
    all.put(
        "review of uncertain for too long, asked",
        () ->
            submittingFirst()
                .told(UNKNOWN)
                .asked()
                .after(Duration.ofHours(1))
                .told(INCONCLUSIVE)
                .asked());
    all.put(
        "review of pending for too long, asked", () -> pendingTooLong().told(INCONCLUSIVE).asked());
  }

  private static void ended(Map<String, Supplier<History>> all) {
    Map.of(
            "completed", "COMPLETED",
            "failed", "FAILED",
            "reject", "REJECTED",
            "refund", "REFUNDED",
            "overdue", "OVERDUE")
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(word -> all.put(word.getValue() + ", asked", () -> shown(word.getKey()).asked()));
    all.put("COMPLETED", () -> shown("completed"));
    all.put(
        "COMPLETED, asked and hinted",
        () -> shown("completed").asked().then(new Input.CallbackHinted()));
    all.put("COMPLETED, watched no more", Situations::watchedNoMore);
    all.put(
        "COMPLETED, watched no more, asked",
        () -> watchedNoMore().then(new Input.CallbackHinted()).asked());
    all.put("COMPLETED, idempotency window over", () -> watchedNoMore().waited());
    all.put("REJECTED by decline", () -> declinedAsked().told(ABSENT));
    all.put("REJECTED by decline, asked", () -> declinedAsked().told(ABSENT).asked());
    all.put(
        "FAILED by operator",
        () ->
            sent(Policy.Resubmit.NEVER, 3)
                .inconclusiveUntil(QUARANTINE)
                .told(ABSENT)
                .then(new Input.Resolve(Status.FAILED, "desk", "no such order")));
    all.put("CANCELLED", () -> queued().then(new Input.Cancel("no")));
    all.put(
        "CANCELLED, asked",
        () -> queued().then(new Input.Cancel("no")).then(new Input.CallbackHinted()).asked());
    all.put("CANCELLED after an attempt", () -> provenAbsent().then(new Input.Cancel("no")));
  }

  private static History queued() {
    return History.nothing().commanded();
  }

  private static History submittingFirst() {
    return queued().permitted();
  }

  private static History sent(Policy.Resubmit resubmit, int resubmitsMax) {
    return History.under(resubmit, resubmitsMax).commanded().permitted().told(UNKNOWN);
  }

  private static History shown(String word) {
    return submittingFirst().told(new SubmitOutcome.Accepted(Inputs.reading(word)));
  }

  private static History oldCommand() {
    return History.nothing().commanded(Duration.ofMinutes(11), null, null);
  }

  private static History askedInQuarantine() {
    return submittingFirst()
        .told(UNKNOWN)
        .inconclusiveUntil(QUARANTINE.minus(MINUTE))
        .after(MINUTE);
  }

  private static History askedAfterQuarantine() {
    return submittingFirst().told(UNKNOWN).inconclusiveUntil(QUARANTINE);
  }

  private static History declinedAsked() {
    return submittingFirst().told(DECLINED).asked().told(ABSENT).asked();
  }

  private static History provenAbsent() {
    return askedAfterQuarantine().told(ABSENT);
  }

  private static History pendingTooLong() {
    return shown("pending").asked().after(Duration.ofDays(3));
  }

  private static History differing() {
    return submittingFirst()
        .told(
            new SubmitOutcome.Accepted(
                new OrderReading(
                    null, "pending", null, BigDecimal.TEN, null, null, null, null, null)));
  }

  /** Nothing new until the watch window is over. */
  private static History watchedNoMore() {
    History history = shown("completed");
    while (Objects.requireNonNull(history.known().timer()).kind() != Timer.Kind.PURGE) {
      history.asked().told(INCONCLUSIVE);
    }
    return history.after(Duration.ofDays(7));
  }
}
