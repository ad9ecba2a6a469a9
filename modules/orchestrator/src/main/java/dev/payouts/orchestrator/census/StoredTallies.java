package dev.payouts.orchestrator.census;

import dev.payouts.core.Phase;
import dev.payouts.orchestrator.census.Census.Tally;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The tallies of payouts that have ended, kept in a store of their own, so that a restart need not
 * read millions of payouts to count them; and, as {@link Phase#NONE}, of all that were taken and
 * are not forgotten. Key: phase and currency; value: number and money.
 */
public final class StoredTallies {
  /** Takes a tally. */
  public interface Consumer {
    void accept(Phase phase, String currency, Tally tally);
  }

  private static final String SPACE = " ";

  private final KeyValueStore<Bytes, byte[]> store;

  public StoredTallies(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  public void put(Phase phase, String currency, Tally tally) {
    store.put(
        Bytes.wrap(bytes(phase.name() + SPACE + currency)),
        bytes(tally.count() + SPACE + tally.money().toPlainString()));
  }

  public void forEach(Consumer consumer) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      while (entries.hasNext()) {
        var entry = entries.next();
        String[] key = text(entry.key.get()).split(SPACE, 2);
        String[] value = text(entry.value).split(SPACE, 2);
        consumer.accept(
            Phase.valueOf(key[0]),
            key[1],
            new Tally(Long.parseLong(value[0]), new BigDecimal(value[1])));
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
