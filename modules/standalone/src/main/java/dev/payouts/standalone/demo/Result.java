package dev.payouts.standalone.demo;

import dev.payouts.avro.PayoutResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * The latest result of a payout.
 *
 * @param attempts of sending it so far
 * @param amount in units of currency
 * @param first when revision 1 was decided
 * @param latency from the command's acceptance to revision 1
 */
record Result(
    int revision,
    int attempts,
    String status,
    BigDecimal amount,
    String currency,
    Instant first,
    Duration latency) {
  static Result of(PayoutResult avro) {
    return new Result(
        avro.getRevision(),
        avro.getAttempts(),
        avro.getStatus().name(),
        avro.getAmount(),
        avro.getCurrency(),
        avro.getDecidedAt(),
        Duration.between(avro.getAcceptedAt(), avro.getDecidedAt()));
  }

  Result revisedBy(Result later) {
    return later.revision <= revision
        ? this
        : new Result(
            later.revision,
            later.attempts,
            later.status,
            later.amount,
            later.currency,
            first,
            latency);
  }
}
