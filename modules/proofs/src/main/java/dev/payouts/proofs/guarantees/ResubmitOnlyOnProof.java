package dev.payouts.proofs.guarantees;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquireOrder;
import dev.payouts.avro.InquiryOutcome;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.SubmitOrder;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.avro.SubmitReply;
import dev.payouts.core.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A further attempt follows only on proof that the last one was not sent, or on a "not found" to an
 * inquiry made when the last one could no longer arrive; never for an order that was shown.
 */
public final class ResubmitOnlyOnProof implements Guarantee {
  private static final class Known {
    final Set<Integer> notSent = new HashSet<>();
    final Map<Integer, Instant> asked = new HashMap<>();
    @Nullable GatewayRequest last;
    @Nullable Instant absentAsOf;
    boolean shown;

    /** What was asked earlier and is answered later takes nothing back. */
    void absent(@Nullable Instant asOf) {
      if (asOf != null && (absentAsOf == null || asOf.isAfter(absentAsOf))) {
        absentAsOf = asOf;
      }
    }

    int attempt() {
      return last == null ? 0 : ((SubmitOrder) last.getBody()).getAttempt();
    }
  }

  private final Policy policy;
  private final Map<String, Known> payouts = new HashMap<>();

  public ResubmitOnlyOnProof(Policy policy) {
    this.policy = policy;
  }

  @Override
  public void observe(Observation observation) {
    switch (observation) {
      case Observation.Requested seen -> requested(known(seen), seen.request());
      case Observation.Replied seen -> replied(known(seen), seen.reply());
      // What was known is forgotten, and attempts are numbered anew.
      case Observation.StateLost _ -> payouts.values().forEach(known -> known.notSent.clear());
      case Observation.Commanded _,
          Observation.Moved _,
          Observation.Resulted _,
          Observation.Rejected _,
          Observation.DeadLettered _,
          Observation.Garbled _,
          Observation.Posted _,
          Observation.OrderMade _,
          Observation.Booked _,
          Observation.Acknowledged _,
          Observation.Logged _ -> {}
    }
  }

  private Known known(Observation seen) {
    return payouts.computeIfAbsent(String.valueOf(seen.payoutId()), _ -> new Known());
  }

  private void requested(Known known, GatewayRequest request) {
    if (request.getBody() instanceof InquireOrder inquiry) {
      known.asked.put(inquiry.getInquiry(), request.getPermittedAt());
      return;
    }
    GatewayRequest last = known.last;
    if (last != null) {
      require(!known.shown, "%s is sent again, though its order was shown", request.getPayoutId());
      // Both moments are of orchestrators' clocks, and not of the same one after a hand-over.
      Instant arrivesUntil = last.getDeadline().plus(policy.quarantine()).minus(policy.clockSkew());
      boolean absent =
          known.absentAsOf != null
              && !known.absentAsOf.isBefore(arrivesUntil)
              && policy.resubmit() == Policy.Resubmit.AFTER_QUARANTINE;
      require(
          known.notSent.contains(known.attempt()) || absent,
          "%s is sent again without proof against attempt %d",
          request.getPayoutId(),
          known.attempt());
    }
    known.last = request;
    known.absentAsOf = null;
  }

  private static void replied(Known known, GatewayReply reply) {
    if (reply.getBody() instanceof SubmitReply submit) {
      known.shown |= submit.getOutcome() == SubmitOutcome.ACCEPTED && submit.getOrder() != null;
      if (submit.getOutcome() == SubmitOutcome.NOT_SENT) {
        known.notSent.add(submit.getAttempt());
      }
    } else if (reply.getBody() instanceof InquiryReply inquiry) {
      known.shown |= inquiry.getOutcome() == InquiryOutcome.FOUND && inquiry.getOrder() != null;
      if (inquiry.getOutcome() == InquiryOutcome.ABSENT) {
        known.absent(known.asked.get(inquiry.getInquiry()));
      }
    }
  }
}
