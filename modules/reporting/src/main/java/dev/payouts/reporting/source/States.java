package dev.payouts.reporting.source;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.topics.Topics;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Where each payout stands by its latest event in payout.events. What is kept at a time is one
 * entry for each payout of one partition.
 */
public final class States implements AutoCloseable {
  private final Scan<PayoutEvent> scan;

  /**
   * Where a payout stands.
   *
   * @param acceptedAt time of its first event that is still there
   * @param since time of its latest event
   */
  public record Standing(PayoutState state, int sequence, Instant acceptedAt, Instant since) {
    Standing and(PayoutEvent event) {
      Instant first = event.getAt().isBefore(acceptedAt) ? event.getAt() : acceptedAt;
      return event.getSequence() < sequence
          ? new Standing(state, sequence, first, since)
          : new Standing(event.getToState(), event.getSequence(), first, event.getAt());
    }

    static Standing of(PayoutEvent event) {
      return new Standing(event.getToState(), event.getSequence(), event.getAt(), event.getAt());
    }

    /** Whether it has ended, so that there must be a result. */
    public boolean hasEnded() {
      return switch (state) {
        case COMPLETED, FAILED, REJECTED, OVERDUE, REFUNDED, CANCELLED -> true;
        case UNKNOWN, NONE, SCHEDULED, QUEUED, SUBMITTING, PENDING, UNCERTAIN, REVIEW -> false;
      };
    }

    /** Whether it waits for its turn, which can take as long as its upstream wants. */
    public boolean waits() {
      return state == PayoutState.SCHEDULED || state == PayoutState.QUEUED;
    }
  }

  private States(Scan<PayoutEvent> scan) {
    this.scan = scan;
  }

  /**
   * To be opened after the results: what they are read to then comes after every result that
   * counts.
   *
   * @param results of the same flow, whose partitions hold the same payouts
   */
  public static States open(Source at, Results results) {
    Scan<PayoutEvent> scan = Scan.open(at, Topics.EVENTS);
    if (!scan.partitions().equals(results.partitions())) {
      scan.close();
      throw new ReportFailure(
          "payout.events has %d partitions and payout.results %d; all topics of the flow need the same number"
              .formatted(scan.partitions().size(), results.partitions().size()));
    }
    return new States(scan);
  }

  public Extent extent() {
    return scan.extent();
  }

  public long seen() {
    return scan.seen();
  }

  public Skipped skipped() {
    return scan.skipped();
  }

  /** By payout id. */
  public Map<String, Standing> read(int partition) {
    Map<String, Standing> latest = new HashMap<>();
    scan.read(
        partition,
        true,
        entry -> {
          PayoutEvent event = entry.value();
          if (event != null) {
            latest.compute(
                entry.key(), (_, known) -> known == null ? Standing.of(event) : known.and(event));
          }
        });
    return Collections.unmodifiableMap(latest);
  }

  @Override
  public void close() {
    scan.close();
  }
}
