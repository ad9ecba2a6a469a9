package dev.payouts.orchestrator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Delivery;
import dev.payouts.core.Input;
import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.OrderReading;
import dev.payouts.core.Payee;
import dev.payouts.core.Payout;
import dev.payouts.core.PayoutMachine;
import dev.payouts.core.Phase;
import dev.payouts.core.Policy;
import dev.payouts.core.SubmitOutcome;
import dev.payouts.core.Terms;
import dev.payouts.core.Timer;
import dev.payouts.orchestrator.census.Census;
import dev.payouts.orchestrator.census.StoredTallies;
import dev.payouts.orchestrator.pacing.Lane;
import dev.payouts.orchestrator.pacing.LaneLimits;
import dev.payouts.orchestrator.store.LaneQueue;
import dev.payouts.orchestrator.store.PayoutTable;
import dev.payouts.orchestrator.store.TimerIndex;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private static final BigDecimal AMOUNT = new BigDecimal("100.000000");

  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("test").get();

  private final KeyValueStore<Bytes, byte[]> tallies =
      Stores.inMemoryKeyValueStore("tallies").get();

  /** Of the last ledger. */
  private Census census = new Census();

  private LaneQueue queue = new LaneQueue(store, 16);

  @Test
  void countsOpenPayoutsOfALaneThatIsNotConfiguredAlsoAfterARestart() {
    Payout open = accepted("removed");
    Ledger ledger = ledger();
    ledger.replace("p1", null, open, NOW);
    assertThat(ledger.strays()).containsEntry("removed", 1);

    Ledger restarted = ledger();
    restarted.restore(NOW);
    assertThat(restarted.strays()).containsEntry("removed", 1);

    Payout cancelled =
        PayoutMachine.decide(open, new Input.Cancel("not needed"), NOW, Policy.defaults()).payout();
    restarted.replace("p1", open, cancelled, NOW);
    assertThat(restarted.strays()).containsEntry("removed", 0);
  }

  /** Restoring reads no ended payouts, so that it takes no longer the more there are. */
  @Test
  void doesNotGiveBackRoomThatAnEndedPayoutsInquiryNeverTookAfterARestart() {
    Payout asked = askedAfterItsEnd();
    Lane before = lane();
    ledger(before).replace("p1", null, asked, NOW);
    assertThat(before.inquiries().used()).isOne();

    Lane lane = lane();
    Ledger restarted = ledger(lane);
    restarted.restore(NOW);
    var reply = new Input.InquiryReplied(1, new InquiryOutcome.Inconclusive("time-out"));
    restarted.replace("p1", asked, decided(asked, reply, NOW), NOW);

    assertThat(lane.inquiries().used()).isZero();
  }

  @Test
  void findsThoseWhoWaitForTheirLaneAgainAfterARestartAndNoOneElse() {
    Payout waits = accepted("default");
    Payout sent = decided(waits, new Input.PermitGranted(), NOW);
    var notSent = new Input.SubmitReplied(1, new SubmitOutcome.NotSent("refused"));
    Payout waitsForItsNextAttempt = decided(sent, notSent, NOW);
    Ledger ledger = ledger();
    ledger.replace("p1", null, waits, NOW);
    queue.add(waits);
    assertThat(waitsForItsNextAttempt.phase()).isEqualTo(Phase.QUEUED);
    assertThat(waitsForItsNextAttempt.standsInQueue()).isFalse();

    ledger().restore(NOW);
    assertThat(queue.take("default", 2)).containsExactly("p1");

    ledger.replace("p1", waits, waitsForItsNextAttempt, NOW);
    ledger().restore(NOW);
    assertThat(queue.length("default")).isZero();

    Instant ready = Objects.requireNonNull(waitsForItsNextAttempt.timer()).due();
    Payout waitsAgain =
        decided(
            waitsForItsNextAttempt, new Input.TimerFired(waitsForItsNextAttempt.timers()), ready);
    ledger.replace("p1", waitsForItsNextAttempt, waitsAgain, ready);
    // By a clock that was set back it is not ready any more; it stood in the queue all the same.
    ledger().restore(NOW);
    assertThat(queue.take("default", 2)).containsExactly("p1");
  }

  @Test
  void accountsForEveryPayoutUntilItIsForgotten() {
    Payout ended = askedAfterItsEnd();
    Ledger ledger = ledger();
    ledger.replace("p0", null, accepted("p0", "default"), NOW);
    ledger.replace("p1", null, accepted("default"), NOW);
    ledger.replace("p1", accepted("default"), ended, NOW);
    assertThat(census.unaccounted()).isEqualTo(Map.of("THB", 0L));

    Ledger restarted = ledger();
    restarted.restore(NOW);
    assertThat(census.unaccounted()).isEqualTo(Map.of("THB", 0L));
    assertThat(census.tally(Phase.NONE, "THB").count()).isEqualTo(2);

    restarted.replace("p1", ended, null, NOW);
    assertThat(census.unaccounted()).isEqualTo(Map.of("THB", 0L));
    assertThat(census.tally(Phase.NONE, "THB").count()).isOne();
  }

  @Test
  void missesAnOpenPayoutThatTheStoreLost() {
    ledger().replace("p1", null, accepted("default"), NOW);
    new PayoutTable(store, 16).replace("p1", accepted("default"), null);

    ledger().restore(NOW);

    assertThat(census.unaccounted()).isEqualTo(Map.of("THB", 1L));
  }

  @Test
  void noticesAnOpenPayoutThatNobodyTook() {
    ledger().replace("p1", null, accepted("default"), NOW);
    new PayoutTable(store, 16).replace("p2", null, accepted("p2", "default"));

    ledger().restore(NOW);

    assertThat(census.unaccounted()).isEqualTo(Map.of("THB", 1L));
  }

  /** What was stored before it was counted what was taken. */
  @Test
  void trustsWhatItFindsWhereNothingWasKept() {
    new PayoutTable(store, 16).replace("p1", null, accepted("default"));

    ledger().restore(NOW);

    assertThat(census.unaccounted()).isEqualTo(Map.of("THB", 0L));
  }

  private static Payout askedAfterItsEnd() {
    Payout sent = decided(accepted("default"), new Input.PermitGranted(), NOW);
    var completed =
        new OrderReading("p1", "completed", null, AMOUNT, AMOUNT, "THB", "0123456789", null, "u1");
    var reply = new Input.SubmitReplied(1, new SubmitOutcome.Accepted(completed));
    Payout ended = decided(sent, reply, NOW);
    Timer watch = Objects.requireNonNull(ended.timer());
    return decided(ended, new Input.TimerFired(watch.generation()), watch.due());
  }

  private static Payout decided(Payout payout, Input input, Instant now) {
    return Objects.requireNonNull(
        PayoutMachine.decide(payout, input, now, Policy.defaults()).payout());
  }

  private static Lane lane() {
    LaneLimits limits = new LaneLimits(10, 0, 10, true);
    return Lane.share(() -> limits, Policy.defaults(), 0, 1, NOW.toEpochMilli());
  }

  private static Payout accepted(String lane) {
    return accepted("p1", lane);
  }

  private static Payout accepted(String id, String lane) {
    var terms =
        new Terms(
            AMOUNT,
            "THB",
            "TH",
            "bank",
            new Payee("0123456789", null, null),
            null,
            null,
            "payroll",
            null);
    var submit = new Input.Submit(id, terms, new Delivery(lane, 5, null, null), NOW);
    return Objects.requireNonNull(
        PayoutMachine.decide(null, submit, NOW, Policy.defaults()).payout());
  }

  private Ledger ledger() {
    return ledger(Map.of());
  }

  private Ledger ledger(Lane lane) {
    return ledger(Map.of("default", lane));
  }

  private Ledger ledger(Map<String, Lane> lanes) {
    queue = new LaneQueue(store, 16);
    census = new Census();
    return new Ledger(
        new PayoutTable(store, 16),
        new TimerIndex(store),
        queue,
        lanes,
        census,
        new StoredTallies(tallies));
  }
}
