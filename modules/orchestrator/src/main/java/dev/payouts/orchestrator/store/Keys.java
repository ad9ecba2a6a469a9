package dev.payouts.orchestrator.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of the payouts store. One store, and so one changelog, holds everything a decision
 * changes: every further changelog would be one more partition in every transaction.
 */
public final class Keys {

  /** What stands under a key; its first byte says which, so every kind stands together. */
  public enum Kind {
    /** A payout that has not ended: everything a restart must look at again. */
    OPEN(1),
    /** A payout that has ended, kept for the idempotency window. */
    ENDED(2),
    /** A timer that is far off or whose payout has ended. */
    TIMER(3),
    /** A payout's place in its lane's queue. */
    QUEUE(4);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    /** The least key of this kind. */
    Bytes first() {
      return Bytes.wrap(new byte[] {code});
    }

    /** Greater than every key of this kind, and no greater than any of the next. */
    Bytes end() {
      return Bytes.wrap(new byte[] {(byte) (code + 1)});
    }
  }

  private static final Kind[] KINDS = Kind.values();

  private Keys() {}

  /**
   * @throws IllegalStateException if no version of this program that keeps one store wrote the key
   */
  public static Kind kind(Bytes key) {
    for (Kind kind : KINDS) {
      if (kind.code == key.get()[0]) {
        return kind;
      }
    }
    throw new IllegalStateException(
        "the state store was written by another version of this program, which this one cannot read; run that version, or begin with a new application id and an empty state directory, with PAYOUTS_ORCHESTRATOR_ADOPT=true");
  }

  static Bytes open(String id) {
    return of(Kind.OPEN, id);
  }

  static Bytes ended(String id) {
    return of(Kind.ENDED, id);
  }

  private static Bytes of(Kind kind, String id) {
    byte[] idBytes = bytes(id);
    return Bytes.wrap(ByteBuffer.allocate(1 + idBytes.length).put(kind.code).put(idBytes).array());
  }

  /** Shelf, due time, id: what is due first on a shelf stands first. */
  static Bytes timer(String shelf, long due, String id) {
    byte[] shelfBytes = bytes(shelf);
    byte[] idBytes = bytes(id);
    return Bytes.wrap(
        ByteBuffer.allocate(2 + shelfBytes.length + Long.BYTES + idBytes.length)
            .put(Kind.TIMER.code)
            .put(shelfBytes)
            .put((byte) 0)
            .putLong(due)
            .put(idBytes)
            .array());
  }

  static long timerDue(Bytes key) {
    return ByteBuffer.wrap(key.get()).getLong(afterName(key));
  }

  static String timerId(Bytes key) {
    return text(key, afterName(key) + Long.BYTES);
  }

  /** Lane, rank, time of readiness, id: what goes out first of a lane stands first. */
  static Bytes queue(String lane, int rank, long readyAt, String id) {
    byte[] laneBytes = bytes(lane);
    byte[] idBytes = bytes(id);
    return Bytes.wrap(
        ByteBuffer.allocate(3 + laneBytes.length + Long.BYTES + idBytes.length)
            .put(Kind.QUEUE.code)
            .put(laneBytes)
            .put((byte) 0)
            .put((byte) rank)
            .putLong(readyAt)
            .put(idBytes)
            .array());
  }

  static String queueId(Bytes key) {
    return text(key, afterName(key) + 1 + Long.BYTES);
  }

  static String queueLane(Bytes key) {
    return new String(key.get(), 1, afterName(key) - 2, StandardCharsets.UTF_8);
  }

  /** Every key of a lane's queue stands between {@code end} 0 and 1. */
  static Bytes queue(String lane, int end) {
    byte[] laneBytes = bytes(lane);
    return Bytes.wrap(
        ByteBuffer.allocate(2 + laneBytes.length)
            .put(Kind.QUEUE.code)
            .put(laneBytes)
            .put((byte) end)
            .array());
  }

  /** Names of lanes and shelves have no zero byte, so a zero byte ends them. */
  private static int afterName(Bytes key) {
    byte[] bytes = key.get();
    int end = 1;
    while (bytes[end] != 0) {
      end++;
    }
    return end + 1;
  }

  private static String text(Bytes key, int from) {
    return new String(key.get(), from, key.get().length - from, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
