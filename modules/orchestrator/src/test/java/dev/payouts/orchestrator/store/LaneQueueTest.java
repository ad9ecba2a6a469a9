package dev.payouts.orchestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Delivery;
import dev.payouts.core.Input;
import dev.payouts.core.Payee;
import dev.payouts.core.Payout;
import dev.payouts.core.PayoutMachine;
import dev.payouts.core.Policy;
import dev.payouts.core.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class LaneQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final String LANE = "default";
  private static final int EVERYONE = 100;

  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("test").get();
  private final LaneQueue queue = new LaneQueue(store, 2);

  @Test
  void keepsSoManyPlacesInMemoryAndAllFurtherOnesInTheStore() {
    add(5, "a", "b");
    assertThat(store.approximateNumEntries()).isZero();
    add(5, "c", "d");

    assertThat(store.approximateNumEntries()).isEqualTo(2);
    assertThat(queue.length(LANE)).isEqualTo(4);
    assertThat(queue.take(LANE, EVERYONE)).containsExactly("a", "b", "c", "d");
    assertThat(queue.length(LANE)).isZero();
    assertThat(store.approximateNumEntries()).isZero();
  }

  @Test
  void putsWhatIsUrgentFirstWhereverItsPlaceIs() {
    add(5, "a", "b", "c");
    add(9, "urgent");

    assertThat(queue.take(LANE, 2)).containsExactly("urgent", "a");
    add(7, "sooner");
    assertThat(queue.take(LANE, EVERYONE)).containsExactly("sooner", "b", "c");
  }

  @Test
  void findsBehindWhatItTookWhatCameLaterAndStandsBefore() {
    add(1, "a", "b", "c", "d");
    assertThat(queue.take(LANE, 3)).containsExactly("a", "b", "c");
    add(1, "e", "f");
    add(9, "urgent");

    assertThat(queue.take(LANE, EVERYONE)).containsExactly("urgent", "d", "e", "f");
  }

  @Test
  void takesOutWhoeverLeavesBeforeHisTurn() {
    add(5, "a", "b", "c", "d");
    queue.remove(payout("b", LANE, 5));
    queue.remove(payout("d", LANE, 5));
    queue.remove(payout("never", LANE, 5));

    assertThat(queue.length(LANE)).isEqualTo(2);
    assertThat(queue.take(LANE, EVERYONE)).containsExactly("a", "c");
  }

  @Test
  void sharesItsMemoryBetweenLanes() {
    queue.add(payout("a", "one", 5));
    queue.add(payout("b", "other", 5));
    queue.add(payout("c", "one", 5));
    queue.add(payout("d", "other", 5));

    assertThat(store.approximateNumEntries()).isEqualTo(2);
    assertThat(queue.take("one", EVERYONE)).containsExactly("a", "c");
    assertThat(queue.take("other", EVERYONE)).containsExactly("b", "d");
  }

  @Test
  void findsEveryoneAgainAfterARestartThatShowsItTheOpenPayouts() {
    add(5, "a", "b", "c", "d");

    LaneQueue restarted = new LaneQueue(store, 2);
    restarted.recount();
    for (String id : new String[] {"d", "c", "b", "a"}) {
      restarted.restore(payout(id, LANE, 5));
    }

    assertThat(restarted.length(LANE)).isEqualTo(4);
    assertThat(store.approximateNumEntries()).isEqualTo(2);
    assertThat(restarted.take(LANE, EVERYONE)).containsExactly("a", "b", "c", "d");
    assertThat(restarted.length(LANE)).isZero();
  }

  private void add(int priority, String... ids) {
    for (String id : ids) {
      queue.add(payout(id, LANE, priority));
    }
  }

  private static Payout payout(String id, String lane, int priority) {
    var payee = new Payee("0123456789", null, null);
    var terms =
        new Terms(
            new BigDecimal("100.000000"), "THB", "TH", "bank", payee, null, null, "payroll", null);
    var submit = new Input.Submit(id, terms, new Delivery(lane, priority, null, null), NOW);
    return Objects.requireNonNull(
        PayoutMachine.decide(null, submit, NOW, Policy.defaults()).payout());
  }
}
