package dev.payouts.orchestrator.census;

import dev.payouts.core.Phase;
import dev.payouts.orchestrator.census.Census.Tally;
import java.math.BigDecimal;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The tallies of payouts that have ended, kept in a store of their own, so that a restart need not
 * read millions of payouts to count them. Key: phase and currency; value: number and money.
 */
public final class EndedTallies {
  /** Takes a tally. */
  public interface Consumer {
    void accept(Phase phase, String currency, Tally tally);
  }

  private static final String SPACE = " ";

  private final KeyValueStore<String, String> store;

  public EndedTallies(KeyValueStore<String, String> store) {
    this.store = store;
  }

  public void put(Phase phase, String currency, Tally tally) {
    store.put(
        phase.name() + SPACE + currency, tally.count() + SPACE + tally.money().toPlainString());
  }

  public void forEach(Consumer consumer) {
    try (KeyValueIterator<String, String> entries = store.all()) {
      while (entries.hasNext()) {
        var entry = entries.next();
        String[] key = entry.key.split(SPACE, 2);
        String[] value = entry.value.split(SPACE, 2);
        consumer.accept(
            Phase.valueOf(key[0]),
            key[1],
            new Tally(Long.parseLong(value[0]), new BigDecimal(value[1])));
      }
    }
  }
}
