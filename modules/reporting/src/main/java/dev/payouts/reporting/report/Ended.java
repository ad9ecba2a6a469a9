package dev.payouts.reporting.report;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a report keeps of a payout's latest result, about 430 bytes with its id. */
record Ended(
    PayoutStatus status,
    String currency,
    String lane,
    String source,
    BigDecimal amount,
    @Nullable BigDecimal finalAmount,
    Instant acceptedAt,
    Instant decidedAt) {

  /** Makes them of results, with one object for each word that many of them share. */
  static Function<PayoutResult, Ended> reader() {
    Map<String, String> words = new HashMap<>();
    return result ->
        new Ended(
            result.getStatus(),
            shared(words, result.getCurrency()),
            shared(words, result.getLane()),
            shared(words, result.getSource()),
            result.getAmount(),
            result.getFinalAmount(),
            result.getAcceptedAt(),
            result.getDecidedAt());
  }

  private static String shared(Map<String, String> words, String word) {
    return words.computeIfAbsent(word, same -> same);
  }

  /** What the gateway says it paid, where it says, otherwise what was commanded. */
  BigDecimal paid() {
    return finalAmount == null ? amount : finalAmount;
  }

  /** Negative where the clocks of two orchestrators disagree. */
  long millis() {
    return Duration.between(acceptedAt, decidedAt).toMillis();
  }
}
