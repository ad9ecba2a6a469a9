package dev.payouts.core.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.Payout;
import dev.payouts.core.SubmitOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Since when a payout waits, as the age of the oldest shows it. */
class SinceTest {
  private static final SubmitOutcome UNKNOWN = new SubmitOutcome.Unknown("HTTP 500");
  private static final SubmitOutcome NOT_SENT = new SubmitOutcome.NotSent("refused");

  @Test
  void countsFromTheFirstOfAllRoundsThatWereNotSent() {
    History history = History.nothing().commanded();

    notSent(history, Payout.TIMELINE_LENGTH_MAX);

    assertThat(history.known().since()).isEqualTo(History.START);
  }

  @Test
  void countsFromWhatSentItBackIntoTheQueueHoweverManyRoundsAgo() {
    History history = History.nothing().commanded().permitted().told(UNKNOWN);
    history.inconclusiveUntil(Duration.ofMinutes(4)).told(new InquiryOutcome.Absent());
    Instant absent = history.now();

    notSent(history, Payout.TIMELINE_LENGTH_MAX);

    assertThat(history.known().timeline()).hasSize(Payout.TIMELINE_LENGTH_MAX);
    assertThat(history.known().since()).isEqualTo(absent);
  }

  private static void notSent(History history, int rounds) {
    for (int round = 0; round < rounds; round++) {
      history.permitted().told(NOT_SENT).after(Duration.ofMinutes(1));
    }
  }
}
