package dev.payouts.orchestrator.pacing;

/**
 * How much of a lane is in use: attempts and inquiries in flight, payouts in the queue.
 *
 * @param probing partitions in which one attempt at a time goes out
 */
public record LaneUse(
    int attempts, int attemptsMax, int inquiries, int inquiriesMax, int queued, int probing) {
  /** Of an instance that has no partition. */
  public static final LaneUse NONE = new LaneUse(0, 0, 0, 0, 0, 0);

  public static LaneUse of(Lane lane, int queued) {
    return new LaneUse(
        lane.attempts().used(),
        lane.attempts().limit(),
        lane.inquiries().used(),
        lane.inquiries().limit(),
        queued,
        lane.probing() ? 1 : 0);
  }

  public LaneUse plus(LaneUse other) {
    return new LaneUse(
        attempts + other.attempts,
        attemptsMax + other.attemptsMax,
        inquiries + other.inquiries,
        inquiriesMax + other.inquiriesMax,
        queued + other.queued,
        probing + other.probing);
  }
}
