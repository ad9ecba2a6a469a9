package dev.payouts.proofs.simulation.kafka;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One partition's log. */
public final class PartitionLog {
  private record Slot(Entry entry, @Nullable Transaction transaction) {}

  /** An entry that a reader got, and its offset. */
  public record Found(Entry entry, long offset) {}

  /**
   * @param next where the reader goes on; beyond the last entry where aborted ones follow it
   */
  public record Batch(List<Found> found, long next) {}

  private final List<Slot> slots = new ArrayList<>();

  long append(Entry entry, @Nullable Transaction transaction) {
    slots.add(new Slot(entry, transaction));
    return slots.size() - 1L;
  }

  public long end() {
    return slots.size();
  }

  /**
   * Reads as a consumer does.
   *
   * @param committedOnly read_committed: nothing of an open transaction, nor anything behind it
   */
  public Batch read(long from, int max, boolean committedOnly) {
    List<Found> found = new ArrayList<>();
    long at = from;
    while (at < slots.size() && found.size() < max) {
      Slot slot = slots.get((int) at);
      Transaction.State state =
          slot.transaction() == null ? Transaction.State.COMMITTED : slot.transaction().state();
      if (committedOnly && state == Transaction.State.OPEN) {
        break;
      }
      if (!committedOnly || state == Transaction.State.COMMITTED) {
        found.add(new Found(slot.entry(), at));
      }
      at++;
    }
    return new Batch(found, at);
  }
}
