package dev.payouts.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutStatus;
import dev.payouts.reporting.Sample;
import dev.payouts.reporting.sheet.Cell;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void onlyAllIsAHundredPercent() {
    Tally tally = new Tally();
    for (int i = 0; i < 99_999; i++) {
      tally.add(ended(PayoutStatus.COMPLETED));
    }
    tally.add(ended(PayoutStatus.FAILED));

    assertThat(tally.success()).isEqualTo(new Cell.Percent(new BigDecimal("99.99")));
  }

  @Test
  void whatWasNeverSentNeitherSucceedsNorFails() {
    Tally tally = new Tally();
    tally.add(ended(PayoutStatus.CANCELLED));
    assertThat(tally.success()).isEqualTo(Cell.absent());

    tally.add(ended(PayoutStatus.COMPLETED));
    assertThat(tally.success()).isEqualTo(new Cell.Percent(new BigDecimal("100.00")));
  }

  @Test
  void aCompletionBeforeItsAcceptanceHasNoDuration() {
    Tally tally = new Tally();
    tally.add(
        Ended.reader()
            .apply(Sample.completed("a").setDecidedAt(Sample.ACCEPTED.minusMillis(5)).build()));

    assertThat(tally.durations().size()).isZero();
    assertThat(tally.backwards()).isEqualTo(1);
  }

  private static Ended ended(PayoutStatus status) {
    return Ended.reader().apply(Sample.of("a", status).build());
  }
}
