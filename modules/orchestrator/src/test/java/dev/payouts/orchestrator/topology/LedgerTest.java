package dev.payouts.orchestrator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Delivery;
import dev.payouts.core.Input;
import dev.payouts.core.Payee;
import dev.payouts.core.Payout;
import dev.payouts.core.PayoutMachine;
import dev.payouts.core.Policy;
import dev.payouts.core.Terms;
import dev.payouts.orchestrator.census.Census;
import dev.payouts.orchestrator.census.EndedTallies;
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

  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("test").get();

  @Test
  void countsOpenPayoutsOfALaneThatIsNotConfiguredAlsoAfterARestart() {
    Payout open = accepted();
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

  private static Payout accepted() {
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
    var submit = new Input.Submit("p1", terms, new Delivery("removed", 5, null, null), NOW);
    return Objects.requireNonNull(
        PayoutMachine.decide(null, submit, NOW, Policy.defaults()).payout());
  }

  private Ledger ledger() {
    return new Ledger(
        new PayoutTable(store),
        new TimerIndex(store),
        new LaneQueue(store),
        Map.of(),
        new Census(),
        new EndedTallies(Stores.inMemoryKeyValueStore("tallies").get()));
  }
}
