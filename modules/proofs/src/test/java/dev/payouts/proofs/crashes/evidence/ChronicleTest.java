package dev.payouts.proofs.crashes.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.proofs.guarantees.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In what order things are told. */
class ChronicleTest {
  private record Said(long time, String id) {}

  private static final class Fixed implements Witness {
    private final int rank;
    private final Deque<Said> left;

    Fixed(int rank, Said... said) {
      this.rank = rank;
      this.left = new ArrayDeque<>(List.of(said));
    }

    @Override
    public boolean hasMore() {
      return !left.isEmpty();
    }

    @Override
    public long time() {
      return left.element().time();
    }

    @Override
    public int rank() {
      return rank;
    }

    @Override
    public Observation tell() {
      return new Observation.Acknowledged(left.remove().id());
    }

    @Override
    public void close() {}
  }

  @TempDir private Path directory;

  @Test
  void goesByTimeAndWithinAMillisecondByCause() {
    List<Observation> told = new ArrayList<>();

    Chronicle.merge(
        List.of(
            new Fixed(2, new Said(1, "b"), new Said(2, "d"), new Said(9, "f")),
            new Fixed(1, new Said(1, "a"), new Said(2, "c"), new Said(3, "e")),
            new Fixed(0)),
        told::add);

    assertThat(told)
        .extracting(Observation::payoutId)
        .containsExactly("a", "b", "c", "d", "e", "f");
  }

  @Test
  void readsEveryPostOfTheLedgerAndEveryOrderMade() throws Exception {
    Path ledger = directory.resolve("ledger.jsonl");
    Files.writeString(
        ledger,
        """
        {"amount":"5.00","at":"1000","currency":"thb","event":"refused","merchant_order_id":"p1","to":"123"}
        {"amount":"5.00","at":"2000","currency":"thb","event":"accepted","merchant_order_id":"p1","to":"123"}
        """);
    List<Observation> told = new ArrayList<>();

    try (var witness = new LedgerWitness(ledger)) {
      Chronicle.merge(List.of(witness), told::add);
    }

    assertThat(told).hasSize(3);
    assertThat(told.get(0)).isInstanceOf(Observation.Posted.class);
    assertThat(told.get(1))
        .isInstanceOfSatisfying(
            Observation.Posted.class, post -> assertThat(post.account()).isEqualTo("123"));
    assertThat(told.get(2)).isInstanceOf(Observation.OrderMade.class);
  }
}
