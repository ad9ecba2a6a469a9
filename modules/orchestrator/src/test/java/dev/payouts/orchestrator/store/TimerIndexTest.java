package dev.payouts.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.core.Delivery;
import dev.payouts.core.Evidence;
import dev.payouts.core.Inquiry;
import dev.payouts.core.Payee;
import dev.payouts.core.Payout;
import dev.payouts.core.State;
import dev.payouts.core.Status;
import dev.payouts.core.Terms;
import dev.payouts.core.Timer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class TimerIndexTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String LANE = "default";

  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("test").get();
  private final TimerIndex timers = new TimerIndex(store);

  @Test
  void keepsInMemoryWhatIsDueSoonAndInTheStoreWhatIsNot() {
    timers.update(null, pending("near", 10, 1), NOW);
    timers.update(null, pending("far", 3600, 1), NOW);

    assertThat(store.approximateNumEntries()).isOne();
    assertThat(due(NOW.plusSeconds(9))).isEmpty();
    assertThat(due(NOW.plusSeconds(10))).containsExactly("near");
    assertThat(due(NOW.plusSeconds(3600))).containsExactly("near", "far");
  }

  @Test
  void keepsInTheStoreWhateverBelongsToAnEnd() {
    timers.update(null, payout("p", new State.Ended(NOW, Status.COMPLETED), 10, 1), NOW);

    assertThat(store.approximateNumEntries()).isOne();
    assertThat(due(NOW.plusSeconds(10))).containsExactly("p");
  }

  @Test
  void movesATimerAndLeavesNothingBehind() {
    Payout near = pending("p", 10, 1);
    Payout far = pending("p", 3600, 2);
    timers.update(null, near, NOW);
    timers.update(near, far, NOW);
    assertThat(due(NOW.plusSeconds(100))).isEmpty();

    timers.update(far, pending("p", 20, 3), NOW);
    assertThat(store.approximateNumEntries()).isZero();
    assertThat(due(NOW.plusSeconds(3600))).containsExactly("p");

    timers.update(pending("p", 20, 3), null, NOW);
    assertThat(due(NOW.plusSeconds(3600))).isEmpty();
  }

  @Test
  void findsAnEarlierTimerThatCameAfterALaterOneWasLookedFor() {
    timers.update(null, pending("far", 3600, 1), NOW);
    assertThat(due(NOW)).isEmpty();
    timers.update(null, pending("less-far", 1800, 1), NOW);

    assertThat(due(NOW.plusSeconds(1800))).containsExactly("less-far");
  }

  @Test
  void showsTheOldestFirstAndNoMoreThanAskedFor() {
    for (int i = 1; i <= 5; i++) {
      timers.update(null, pending("near" + i, 10 + i, 1), NOW);
      timers.update(null, pending("far" + i, 3600 + i, 1), NOW);
    }

    Instant later = NOW.plusSeconds(4000);
    assertThat(timers.due(LANE, later, 6))
        .extracting(DueTimer::payoutId)
        .containsExactly("near1", "near2", "near3", "near4", "near5", "far1");
    assertThat(timers.due(LANE, later, 0)).isEmpty();
    // What was not taken is still due.
    assertThat(timers.due(LANE, later, 100)).hasSize(10);
  }

  @Test
  void findsTimersAgainAfterARestartEvenIfTheClockWentBack() {
    timers.update(null, pending("p", 30, 1), NOW);
    Instant back = NOW.minus(Duration.ofHours(2));
    var restarted = new TimerIndex(store);
    restarted.restore(pending("p", 30, 1), back);

    assertThat(restarted.due(LANE, NOW.plusSeconds(30), 10))
        .extracting(DueTimer::payoutId)
        .containsExactly("p");
  }

  @Test
  void forgetsATimerThatARestartFoundTwice() {
    Payout p = pending("p", 90, 1);
    timers.update(null, p, NOW);
    var restarted = new TimerIndex(store);
    Instant later = NOW.plusSeconds(60);
    restarted.restore(p, later);

    Instant due = NOW.plusSeconds(90);
    restarted.update(p, pending("p", 120, 2), due);
    for (DueTimer stale : restarted.due(LANE, due, 10)) {
      restarted.drop(LANE, stale);
    }

    assertThat(restarted.due(LANE, due, 10)).isEmpty();
    assertThat(restarted.due(LANE, NOW.plusSeconds(120), 10)).hasSize(1);
    assertThat(store.approximateNumEntries()).isZero();
  }

  @Test
  void refusesAStoreOfAnotherVersion() {
    store.put(Bytes.wrap("wage-17".getBytes(java.nio.charset.StandardCharsets.UTF_8)), new byte[1]);

    assertThatThrownBy(() -> new PayoutTable(store, 16)).hasMessageContaining("another version");
  }

  private List<String> due(Instant now) {
    return timers.due(LANE, now, 100).stream().map(DueTimer::payoutId).toList();
  }

  private static Payout pending(String id, long dueIn, int generation) {
    return payout(id, new State.Pending(NOW), dueIn, generation);
  }

  private static Payout payout(String id, State state, long dueIn, int generation) {
    var terms =
        new Terms(
            new BigDecimal("100.000000"),
            "THB",
            "TH",
            "bank",
            new Payee("0123456789", null, null),
            null,
            null,
            "payroll",
            null);
    return new Payout(
        id,
        terms,
        new Delivery(LANE, 5, null, null),
        NOW,
        state,
        1,
        1,
        0,
        0,
        new Inquiry(0, null, 0, false),
        new Evidence(false, null, null, null),
        generation,
        new Timer(Timer.Kind.INQUIRE, NOW.plusSeconds(dueIn), generation),
        List.of());
  }
}
