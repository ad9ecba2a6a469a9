package dev.payouts.proofs.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrapTest {
  private static final String PREFIX = "f1-";
  private static final String FIRST = "f1-990001";
  private static final String SECOND = "f1-990002";

  @TempDir private Path directory;
  private final List<Set<String>> deaths = new ArrayList<>();

  private Trap trap(Site site, String input, int count) {
    new Orders(site, input, PREFIX, count, Math.ceilDiv(count, 3)).give(directory);
    return new Trap(directory, payouts -> deaths.add(new TreeSet<>(payouts)));
  }

  @Test
  void doesNothingUnarmed() {
    new Trap(directory, payouts -> deaths.add(payouts))
        .reached(Site.BATCH_COMMITTED, new Object[] {null, batch(FIRST)});

    assertThat(deaths).isEmpty();
  }

  @Test
  void diesWithTheWholeBatch() {
    Trap trap = trap(Site.BATCH_COMMITTED, Orders.ANY, 2);

    trap.reached(Site.BATCH_UNCOMMITTED, new Object[] {null, batch(FIRST, SECOND)});
    trap.reached(Site.BATCH_COMMITTED, new Object[] {null, batch("other")});
    assertThat(deaths).isEmpty();
    trap.reached(Site.BATCH_COMMITTED, new Object[] {null, batch(FIRST, "other", SECOND)});

    assertThat(deaths).containsExactly(Set.of(FIRST, SECOND));
  }

  @Test
  void diesOfPutsThatAreNotCommitted() {
    Trap trap = trap(Site.PUT, "CallbackHinted", 2);

    handle(trap, new Input.TimerFired(1), FIRST);
    put(trap, FIRST);
    assertThat(deaths).isEmpty();
    handle(trap, new Input.CallbackHinted(), FIRST);
    put(trap, FIRST);
    assertThat(deaths).isEmpty();
    handle(trap, new Input.CallbackHinted(), SECOND);
    put(trap, SECOND);

    assertThat(deaths).containsExactly(Set.of(FIRST, SECOND));
  }

  @Test
  void diesOfPutsBeforeTheyAreCommitted() {
    Trap trap = trap(Site.PUT, Orders.ANY, 2);

    put(trap, FIRST);
    trap.reached(Site.COMMIT_BEGINS, new Object[0]);

    assertThat(deaths).containsExactly(Set.of(FIRST));
  }

  @Test
  void forgetsPutsThatAreCommitted() {
    Trap trap = trap(Site.COMMIT_BEGINS, Orders.ANY, 9);

    put(trap, FIRST);
    trap.reached(Site.COMMITTED, new Object[0]);
    trap.reached(Site.COMMIT_BEGINS, new Object[0]);
    assertThat(deaths).isEmpty();
    put(trap, SECOND);
    put(trap, "f1-990003");
    put(trap, "f1-990004");
    trap.reached(Site.COMMIT_BEGINS, new Object[0]);

    assertThat(deaths).containsExactly(Set.of(SECOND, "f1-990003", "f1-990004"));
  }

  @Test
  void diesWhenAllHaveComeBy() {
    Trap trap = trap(Site.RESTORED, Orders.ANY, 2);

    trap.reached(Site.RESTORED, new Object[] {null, List.of(restored(FIRST))});
    assertThat(deaths).isEmpty();
    trap.reached(Site.RESTORED, new Object[] {null, List.of(restored(SECOND))});

    assertThat(deaths).containsExactly(Set.of(FIRST, SECOND));
  }

  @Test
  void tellsWhoWasThere() {
    Orders.report(directory, List.of(FIRST));

    assertThat(Orders.reached(directory)).containsExactly(FIRST);
    new Orders(Site.PUT, Orders.ANY, PREFIX, 1, 1).give(directory);
    assertThat(Orders.reached(directory)).isEmpty();
    assertThat(Orders.in(directory)).isPresent();
    Orders.withdraw(directory);
    assertThat(Orders.in(directory)).isEmpty();
  }

  private static void handle(Trap trap, Input input, String id) {
    trap.reached(Site.INPUT, new Object[] {id, input, null, null});
  }

  private static void put(Trap trap, String id) {
    trap.reached(Site.PUT, new Object[] {id, null, null});
  }

  private static ConsumerRecords<byte[], byte[]> batch(String... ids) {
    var partition = new TopicPartition("payout.submissions", 0);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (String id : ids) {
      records.add(new ConsumerRecord<>(partition.topic(), 0, 0, id.getBytes(UTF_8), new byte[0]));
    }
    return new ConsumerRecords<>(Map.of(partition, records), Map.of());
  }

  /** Keys of the state's changelog say before the id what kind it is. */
  private static ConsumerRecord<byte[], byte[]> restored(String id) {
    return new ConsumerRecord<>("changelog", 0, 0, ("\u0001" + id).getBytes(UTF_8), new byte[0]);
  }
}
