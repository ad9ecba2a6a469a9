package dev.payouts.standalone.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.rules.PayeeRequest;
import dev.payouts.core.rules.PayoutRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShelfTest {
  private static final int IDS = 2_000;
  private static final int MEMORY_BYTES = 64 * 1024;

  @Test
  void givesBackFromFilesWhatWasPutInItsOrder() throws IOException {
    try (Shelf shelf = Shelf.of(200_000, MEMORY_BYTES)) {
      List<GoodRow> put = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        for (int i = 0; i < IDS; i++) {
          put.add(row(put.size(), "id-" + i, round + ".25"));
          shelf.put(put.getLast());
        }
      }

      assertThat(shelf.isOnDisk()).isTrue();
      Map<String, Integer> partOf = new HashMap<>();
      List<GoodRow> taken = new ArrayList<>();
      Set<Integer> used = new HashSet<>();
      for (int part = 0; part < shelf.parts(); part++) {
        List<GoodRow> of = new ArrayList<>();
        shelf.take(part, of::add);
        assertThat(of).isSortedAccordingTo((a, b) -> Long.compare(a.line(), b.line()));
        for (GoodRow row : of) {
          assertThat(partOf.putIfAbsent(row.id(), part)).isIn(null, part);
          used.add(part);
        }
        taken.addAll(of);
      }
      assertThat(taken).containsExactlyInAnyOrderElementsOf(put);
      assertThat(used).hasSizeGreaterThan(shelf.parts() / 2);
    }
  }

  @Test
  void needsNoFilesForLittle() throws IOException {
    try (Shelf shelf = Shelf.of(1_000, MEMORY_BYTES)) {
      shelf.put(row(1, "a", "1.00"));

      assertThat(shelf.isOnDisk()).isFalse();
      assertThat(shelf.parts()).isEqualTo(1);
    }
  }

  private static GoodRow row(long line, String id, String amount) {
    return GoodRow.of(
        line,
        new PayoutRequest(
            id,
            new BigDecimal(amount),
            "THB",
            "TH",
            "bank",
            new PayeeRequest("1", null, null),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
  }
}
