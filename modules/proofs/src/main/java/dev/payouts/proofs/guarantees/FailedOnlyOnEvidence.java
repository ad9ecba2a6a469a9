package dev.payouts.proofs.guarantees;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.InquiryOutcome;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.OrderReading;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.avro.Resolution;
import dev.payouts.avro.ResolvePayout;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.avro.SubmitReply;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Every result rests on the gateway's documented word for it, on an operator's, or, for a
 * rejection, on a declined attempt that the gateway then did not know; a cancelled or so rejected
 * payout has no order at the gateway.
 */
public final class FailedOnlyOnEvidence implements Guarantee {
  private static final class Heard {
    final Set<PayoutStatus> words = EnumSet.noneOf(PayoutStatus.class);
    final Set<PayoutStatus> resolutions = EnumSet.noneOf(PayoutStatus.class);
    boolean declined;
    boolean absent;
  }

  private final Map<String, Heard> payouts = new HashMap<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> mustNotExist = new HashSet<>();

  @Override
  public void observe(Observation observation) {
    switch (observation) {
      case Observation.Replied seen -> hear(heard(seen), seen.reply());
      case Observation.Commanded seen -> {
        if (seen.command().getBody() instanceof ResolvePayout resolve) {
          heard(seen).resolutions.add(status(resolve.getResolution()));
        }
      }
      case Observation.OrderMade seen -> {
        made.add(seen.payoutId());
        require(
            !mustNotExist.contains(seen.payoutId()),
            "%s has an order after its result said that there is none",
            seen.payoutId());
      }
      case Observation.Resulted seen -> judge(heard(seen), seen.result());
      case Observation.Requested _,
          Observation.Moved _,
          Observation.Rejected _,
          Observation.DeadLettered _,
          Observation.Garbled _,
          Observation.Posted _,
          Observation.Booked _,
          Observation.Acknowledged _,
          Observation.Logged _,
          Observation.StateLost _ -> {}
    }
  }

  private Heard heard(Observation seen) {
    return payouts.computeIfAbsent(String.valueOf(seen.payoutId()), _ -> new Heard());
  }

  private static void hear(Heard heard, GatewayReply reply) {
    OrderReading shown = null;
    if (reply.getBody() instanceof SubmitReply submit) {
      heard.declined |= submit.getOutcome() == SubmitOutcome.DECLINED;
      shown = submit.getOrder();
    } else if (reply.getBody() instanceof InquiryReply inquiry) {
      heard.absent |= inquiry.getOutcome() == InquiryOutcome.ABSENT;
      shown = inquiry.getOrder();
    }
    if (shown != null) {
      Words.end(shown.getPaymentStatus()).ifPresent(heard.words::add);
    }
  }

  private void judge(Heard heard, PayoutResult result) {
    PayoutStatus status = result.getStatus();
    String id = result.getPayoutId();
    boolean unsent = status == PayoutStatus.CANCELLED;
    boolean declined = status == PayoutStatus.REJECTED && heard.declined && heard.absent;
    boolean told = heard.words.contains(status) || heard.resolutions.contains(status);
    require(told || unsent || declined, "%s is %s without evidence", id, status);
    if (!told) {
      require(!made.contains(id), "%s is %s, but the gateway has its order", id, status);
      mustNotExist.add(id);
    }
  }

  private static PayoutStatus status(Resolution resolution) {
    return PayoutStatus.valueOf(resolution.name());
  }
}
