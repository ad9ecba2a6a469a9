package dev.payouts.orchestrator.store;

import dev.payouts.core.Payout;
import dev.payouts.core.Phase;
import dev.payouts.core.State;
import dev.payouts.core.Terms;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What the timer and queue indexes say of a payout beside its id: enough to count windows, states
 * and money after a restart without reading a single payout.
 *
 * @param generation of the timer; 0 in a queue
 * @param since when the payout entered its phase
 */
public record IndexEntry(
    int generation,
    Phase phase,
    boolean inquiryInFlight,
    Instant since,
    String lane,
    String currency,
    BigDecimal amount) {
  private static final int FIXED_BYTES =
      Integer.BYTES + Byte.BYTES + Byte.BYTES + Long.BYTES + Byte.BYTES + Byte.BYTES;

  static IndexEntry of(Payout payout, int generation) {
    return new IndexEntry(
        generation,
        payout.phase(),
        payout.inquiry().inFlight(),
        since(payout),
        payout.delivery().lane(),
        payout.terms().currency(),
        payout.terms().amount());
  }

  /** When the payout entered its phase. */
  public static Instant since(Payout payout) {
    return switch (payout.state()) {
      case State.Pending pending -> pending.since();
      case State.Uncertain uncertain -> uncertain.since();
      case State.Review review -> review.since();
      case State.Ended ended -> ended.since();
      case State.Scheduled _, State.Queued _, State.Submitting _ ->
          payout.timeline().isEmpty() ? payout.acceptedAt() : payout.timeline().getLast().at();
    };
  }

  byte[] toBytes() {
    byte[] laneBytes = lane.getBytes(StandardCharsets.UTF_8);
    byte[] currencyBytes = currency.getBytes(StandardCharsets.UTF_8);
    byte[] unscaled = amount.unscaledValue().toByteArray();
    return ByteBuffer.allocate(
            FIXED_BYTES + laneBytes.length + currencyBytes.length + unscaled.length)
        .putInt(generation)
        .put((byte) Codes.PHASES.code(phase))
        .put((byte) (inquiryInFlight ? 1 : 0))
        .putLong(since.toEpochMilli())
        .put((byte) laneBytes.length)
        .put(laneBytes)
        .put((byte) currencyBytes.length)
        .put(currencyBytes)
        .put(unscaled)
        .array();
  }

  static int generation(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getInt();
  }

  static IndexEntry fromBytes(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int generation = buffer.getInt();
    Phase phase = Codes.PHASES.constant(buffer.get());
    boolean inFlight = buffer.get() == 1;
    Instant since = Instant.ofEpochMilli(buffer.getLong());
    String lane = text(buffer);
    String currency = text(buffer);
    byte[] unscaled = new byte[buffer.remaining()];
    buffer.get(unscaled);
    return new IndexEntry(
        generation,
        phase,
        inFlight,
        since,
        lane,
        currency,
        new BigDecimal(new BigInteger(unscaled), Terms.AMOUNT_SCALE));
  }

  private static String text(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.get()];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
