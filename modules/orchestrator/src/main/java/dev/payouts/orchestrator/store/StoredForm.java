package dev.payouts.orchestrator.store;

import dev.payouts.avro.stored.StoredEnded;
import dev.payouts.avro.stored.StoredPayout;
import dev.payouts.avro.stored.StoredPending;
import dev.payouts.avro.stored.StoredQueued;
import dev.payouts.avro.stored.StoredReview;
import dev.payouts.avro.stored.StoredScheduled;
import dev.payouts.avro.stored.StoredSubmitting;
import dev.payouts.avro.stored.StoredTransition;
import dev.payouts.avro.stored.StoredUncertain;
import dev.payouts.core.Delivery;
import dev.payouts.core.Evidence;
import dev.payouts.core.Inquiry;
import dev.payouts.core.Payee;
import dev.payouts.core.Payout;
import dev.payouts.core.State;
import dev.payouts.core.Terms;
import dev.payouts.core.Timer;
import dev.payouts.core.Transition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between the core's payout and the record the store keeps. */
final class StoredForm {
  private static final int NO_TIMER = -1;

  private StoredForm() {}

  static StoredPayout of(Payout payout) {
    var stored = new StoredPayout();
    terms(stored, payout.terms());
    delivery(stored, payout.delivery());
    stored.setId(payout.id());
    stored.setAcceptedAt(payout.acceptedAt().toEpochMilli());
    stored.setState(state(payout.state()));
    stored.setSequence(payout.sequence());
    stored.setAttempts(payout.attempts());
    stored.setResubmits(payout.resubmits());
    stored.setRevision(payout.revision());
    stored.setInquiryNumber(payout.inquiry().number());
    stored.setInquiryAskedAt(millis(payout.inquiry().askedAt()));
    stored.setInquiryStep(payout.inquiry().step());
    stored.setInquiryHinted(payout.inquiry().hinted());
    stored.setSeen(payout.evidence().seen());
    stored.setPaymentUid(payout.evidence().paymentUid());
    stored.setFinalAmount(unscaled(payout.evidence().finalAmount()));
    stored.setReason(payout.evidence().reason());
    stored.setTimers(payout.timers());
    timer(stored, payout.timer());
    List<StoredTransition> timeline = new ArrayList<>(payout.timeline().size());
    payout.timeline().forEach(transition -> timeline.add(transition(transition)));
    stored.setTimeline(timeline);
    return stored;
  }

  static Payout payout(StoredPayout stored) {
    List<Transition> timeline = new ArrayList<>(stored.getTimeline().size());
    stored.getTimeline().forEach(transition -> timeline.add(transition(transition)));
    return new Payout(
        stored.getId(),
        terms(stored),
        new Delivery(
            stored.getLane(),
            stored.getPriority(),
            instant(stored.getNotBefore()),
            instant(stored.getExpiresAt()),
            stored.getMerchant()),
        Instant.ofEpochMilli(stored.getAcceptedAt()),
        state(stored.getState()),
        stored.getSequence(),
        stored.getAttempts(),
        stored.getResubmits(),
        stored.getRevision(),
        new Inquiry(
            stored.getInquiryNumber(),
            instant(stored.getInquiryAskedAt()),
            stored.getInquiryStep(),
            stored.getInquiryHinted()),
        new Evidence(
            stored.getSeen(),
            stored.getPaymentUid(),
            amount(stored.getFinalAmount()),
            stored.getReason()),
        stored.getTimers(),
        timer(stored),
        timeline);
  }

  private static void terms(StoredPayout stored, Terms terms) {
    stored.setAmount(ByteBuffer.wrap(terms.amount().unscaledValue().toByteArray()));
    stored.setCurrency(terms.currency());
    stored.setCountry(terms.country());
    stored.setPayment(terms.payment());
    stored.setPayeeAccount(terms.payee().account());
    stored.setPayeeName(terms.payee().name());
    stored.setPayeeBankName(terms.payee().bankName());
    stored.setAccountingType(terms.accountingType());
    stored.setChannel(terms.channel());
    stored.setSource(terms.source());
    stored.setReference(terms.reference());
  }

  private static Terms terms(StoredPayout stored) {
    return new Terms(
        scaled(stored.getAmount()),
        stored.getCurrency(),
        stored.getCountry(),
        stored.getPayment(),
        new Payee(stored.getPayeeAccount(), stored.getPayeeName(), stored.getPayeeBankName()),
        stored.getAccountingType(),
        stored.getChannel(),
        stored.getSource(),
        stored.getReference());
  }

  private static void delivery(StoredPayout stored, Delivery delivery) {
    stored.setLane(delivery.lane());
    stored.setPriority(delivery.priority());
    stored.setNotBefore(millis(delivery.notBefore()));
    stored.setExpiresAt(millis(delivery.expiresAt()));
    stored.setMerchant(delivery.merchant());
  }

  private static Object state(State state) {
    return switch (state) {
      case State.Scheduled _ -> new StoredScheduled();
      case State.Queued queued ->
          new StoredQueued(queued.readyAt().toEpochMilli(), queued.notSentInRow());
      case State.Submitting submitting ->
          new StoredSubmitting(submitting.deadline().toEpochMilli(), submitting.notSentInRow());
      case State.Pending pending -> new StoredPending(pending.since().toEpochMilli());
      case State.Uncertain uncertain ->
          new StoredUncertain(
              uncertain.since().toEpochMilli(),
              uncertain.quarantineUntil().toEpochMilli(),
              uncertain.declined(),
              uncertain.reason());
      case State.Review review -> new StoredReview(review.since().toEpochMilli(), review.reason());
      case State.Ended ended ->
          new StoredEnded(ended.since().toEpochMilli(), Codes.STATUSES.code(ended.status()));
    };
  }

  private static State state(Object stored) {
    return switch (stored) {
      case StoredScheduled _ -> new State.Scheduled();
      case StoredQueued queued ->
          new State.Queued(Instant.ofEpochMilli(queued.getReadyAt()), queued.getNotSentInRow());
      case StoredSubmitting submitting ->
          new State.Submitting(
              Instant.ofEpochMilli(submitting.getDeadline()), submitting.getNotSentInRow());
      case StoredPending pending -> new State.Pending(Instant.ofEpochMilli(pending.getSince()));
      case StoredUncertain uncertain ->
          new State.Uncertain(
              Instant.ofEpochMilli(uncertain.getSince()),
              Instant.ofEpochMilli(uncertain.getQuarantineUntil()),
              uncertain.getDeclined(),
              uncertain.getReason());
      case StoredReview review ->
          new State.Review(Instant.ofEpochMilli(review.getSince()), review.getReason());
      case StoredEnded ended ->
          new State.Ended(
              Instant.ofEpochMilli(ended.getSince()), Codes.STATUSES.constant(ended.getStatus()));
      default -> throw new IllegalStateException("unknown stored state " + stored.getClass());
    };
  }

  private static void timer(StoredPayout stored, @Nullable Timer timer) {
    stored.setTimerKind(timer == null ? NO_TIMER : Codes.TIMERS.code(timer.kind()));
    stored.setTimerDue(timer == null ? 0 : timer.due().toEpochMilli());
    stored.setTimerGeneration(timer == null ? 0 : timer.generation());
  }

  private static @Nullable Timer timer(StoredPayout stored) {
    return stored.getTimerKind() == NO_TIMER
        ? null
        : new Timer(
            Codes.TIMERS.constant(stored.getTimerKind()),
            Instant.ofEpochMilli(stored.getTimerDue()),
            stored.getTimerGeneration());
  }

  private static StoredTransition transition(Transition transition) {
    return new StoredTransition(
        transition.sequence(),
        Codes.PHASES.code(transition.from()),
        Codes.PHASES.code(transition.to()),
        Codes.CAUSES.code(transition.cause()),
        transition.detail(),
        transition.attempt(),
        transition.at().toEpochMilli());
  }

  private static Transition transition(StoredTransition stored) {
    return new Transition(
        stored.getSequence(),
        Codes.PHASES.constant(stored.getFrom()),
        Codes.PHASES.constant(stored.getTo()),
        Codes.CAUSES.constant(stored.getCause()),
        stored.getDetail(),
        stored.getAttempt(),
        Instant.ofEpochMilli(stored.getAt()));
  }

  private static @Nullable Long millis(@Nullable Instant instant) {
    return instant == null ? null : instant.toEpochMilli();
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable ByteBuffer unscaled(@Nullable BigDecimal amount) {
    return amount == null
        ? null
        : ByteBuffer.wrap(amount.setScale(Terms.AMOUNT_SCALE).unscaledValue().toByteArray());
  }

  private static @Nullable BigDecimal amount(@Nullable ByteBuffer unscaled) {
    return unscaled == null ? null : scaled(unscaled);
  }

  private static BigDecimal scaled(ByteBuffer unscaled) {
    byte[] bytes = new byte[unscaled.remaining()];
    unscaled.duplicate().get(bytes);
    return new BigDecimal(new BigInteger(bytes), Terms.AMOUNT_SCALE);
  }
}
