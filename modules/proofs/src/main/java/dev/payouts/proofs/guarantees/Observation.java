package dev.payouts.proofs.guarantees;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.RecordPosition;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be seen from outside: a record that readers of committed data see, or what the
 * gateway knows. All of one partition arrive in order.
 */
public sealed interface Observation {
  /** A record of payout.commands. */
  record Commanded(PayoutCommand command, Instant writtenAt, RecordPosition position)
      implements Observation {}

  /** A record of payout.submissions or payout.inquiries. */
  record Requested(GatewayRequest request) implements Observation {}

  /** A record of payout.replies. */
  record Replied(GatewayReply reply) implements Observation {}

  /** A record of payout.events. */
  record Moved(PayoutEvent event) implements Observation {}

  /** A record of payout.results. */
  record Resulted(PayoutResult result) implements Observation {}

  /** A record of payout.rejections. */
  record Rejected(PayoutRejection rejection) implements Observation {}

  /**
   * A record of payout.dead-letters.
   *
   * @param source where the bad record stood
   */
  record DeadLettered(RecordPosition source) implements Observation {}

  /**
   * A record that cannot be read was written to a topic that the orchestrator reads.
   *
   * @param position where
   */
  record Garbled(RecordPosition position) implements Observation {}

  /**
   * A POST of order/new.
   *
   * @param at when it was begun, whatever the sender's clock said, or when the gateway saw it
   */
  record Posted(String payoutId, BigDecimal amount, String currency, String account, Instant at)
      implements Observation {}

  /** The gateway made an order out of a POST. */
  record OrderMade(String payoutId, Instant at) implements Observation {}

  /**
   * The gateway's ledger at the end.
   *
   * @param word the order's payment_status
   * @param faithful false where the order differs from what was asked for
   */
  record Booked(String payoutId, BigDecimal amount, String currency, String word, boolean faithful)
      implements Observation {}

  /** The producer, or Kafka itself, told an upstream that it has its payout. */
  record Acknowledged(String payoutId) implements Observation {}

  /** A line of a service's log. */
  record Logged(String file, String line) implements Observation {}

  /** The orchestrator's state and offsets are gone; it begins anew. */
  record StateLost() implements Observation {}

  /** Of which payout it tells; null for what is not about one. */
  default @Nullable String payoutId() {
    return switch (this) {
      case Commanded seen -> seen.command().getPayoutId();
      case Requested seen -> seen.request().getPayoutId();
      case Replied seen -> seen.reply().getPayoutId();
      case Moved seen -> seen.event().getPayoutId();
      case Resulted seen -> seen.result().getPayoutId();
      case Rejected seen -> seen.rejection().getPayoutId();
      case Posted seen -> seen.payoutId;
      case OrderMade seen -> seen.payoutId;
      case Booked seen -> seen.payoutId;
      case Acknowledged seen -> seen.payoutId;
      case DeadLettered _, Garbled _, Logged _, StateLost _ -> null;
    };
  }
}
