package dev.payouts.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payout with everything a decision about it needs.
 *
 * @param id also the gateway's merchant_order_id
 * @param acceptedAt when the orchestrator took the command
 * @param sequence transitions so far
 * @param attempts attempts recorded so far; the last one's number
 * @param resubmits attempts made because the gateway did not know an earlier one
 * @param revision results published so far
 * @param timers timers set so far; the last one's generation
 * @param timer the next moment at which it wants to be looked at; null when only a command or
 *     permit can move it
 * @param timeline its latest transitions, oldest first, at most {@link #TIMELINE_LENGTH_MAX}
 */
public record Payout(
    String id,
    Terms terms,
    Delivery delivery,
    Instant acceptedAt,
    State state,
    int sequence,
    int attempts,
    int resubmits,
    int revision,
    Inquiry inquiry,
    Evidence evidence,
    int timers,
    @Nullable Timer timer,
    List<Transition> timeline) {
  /** Bounds the stored record; events keep the whole history. */
  public static final int TIMELINE_LENGTH_MAX = 40;

  public Payout {
    timeline = List.copyOf(timeline);
  }

  public Phase phase() {
    return state.phase();
  }

  /**
   * When it entered its phase. One that waits again because an attempt was not sent has waited
   * since it first entered the queue: nothing has come of it in between.
   */
  public Instant since() {
    return switch (state) {
      case State.Pending pending -> pending.since();
      case State.Uncertain uncertain -> uncertain.since();
      case State.Review review -> review.since();
      case State.Ended ended -> ended.since();
      case State.Queued _ -> waitsSince();
      case State.Scheduled _, State.Submitting _ ->
          timeline.isEmpty() ? acceptedAt : timeline.getLast().at();
    };
  }

  /** When it last came from a phase in which it did not await sending. */
  private Instant waitsSince() {
    for (int i = timeline.size() - 1; i >= 0; i--) {
      if (!timeline.get(i).from().awaitsSending()) {
        return timeline.get(i).at();
      }
    }
    return acceptedAt;
  }

  /** Whether it belongs into its lane's queue now. */
  public boolean wantsPermit(Instant now) {
    return state instanceof State.Queued queued && !queued.readyAt().isAfter(now);
  }

  /**
   * Whether it stands in its lane's queue, as far as can be told from itself: one that is to enter
   * it later has a timer that says when. No clock is asked, because what entered the queue stays
   * there when a clock is set back.
   */
  public boolean standsInQueue() {
    return state instanceof State.Queued queued
        && (timer == null || timer.due().isAfter(queued.readyAt()));
  }
}
