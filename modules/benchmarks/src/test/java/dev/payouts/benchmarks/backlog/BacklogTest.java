package dev.payouts.benchmarks.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.avro.SubmitReply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  @Test
  void theFarthestSteadyPhaseCountsWhetherTooFastOrTooSlow() {
    var backlog =
        new Backlog(1, 100, List.of(phase(true, 99.5), phase(true, 103), phase(false, 70)), 0, 5);

    assertThat(backlog.farthest()).isCloseTo(0.03, within(1e-9));
  }

  @Test
  void acceptedAttemptsAreCountedBySecondAndAllOthersTogether() {
    var answers = new Answers();
    answers.note(reply(NOON, SubmitOutcome.ACCEPTED));
    answers.note(reply(NOON.plusMillis(999), SubmitOutcome.ACCEPTED));
    answers.note(reply(NOON.plusSeconds(1), SubmitOutcome.ACCEPTED));
    answers.note(reply(NOON, SubmitOutcome.NOT_SENT));
    answers.note(reply(NOON, SubmitOutcome.UNKNOWN));

    assertThat(answers.accepted(NOON, NOON.plusSeconds(1))).isEqualTo(2);
    assertThat(answers.accepted()).isEqualTo(3);
    assertThat(answers.notAccepted()).isEqualTo(2);
  }

  private static Backlog.Phase phase(boolean steady, double answered) {
    return new Backlog.Phase("waiting", steady, 10, answered, 1, 1, 1, 1);
  }

  private static GatewayReply reply(Instant at, SubmitOutcome outcome) {
    return GatewayReply.newBuilder()
        .setPayoutId("p")
        .setObservedAt(at)
        .setBody(SubmitReply.newBuilder().setAttempt(1).setOutcome(outcome).build())
        .build();
  }
}
