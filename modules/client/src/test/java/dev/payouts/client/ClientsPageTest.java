package dev.payouts.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** What docs/CLIENTS.md tells writers in other languages to compare with. */
class ClientsPageTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `([A-Za-z0-9_-]+)` \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");
  private static final List<Integer> COUNTS = List.of(4, 7, 32);

  @Test
  void namesTheRightPartitions() throws IOException {
    String page = Files.readString(Path.of("../../docs/CLIENTS.md"));
    List<MatchResult> rows = ROW.matcher(page).results().toList();

    assertThat(rows).hasSizeGreaterThan(4);
    for (MatchResult row : rows) {
      byte[] key = row.group(1).getBytes(StandardCharsets.UTF_8);
      int hash = Utils.toPositive(Utils.murmur2(key));
      for (int i = 0; i < COUNTS.size(); i++) {
        assertThat(row.group(i + 2)).as(row.group()).isEqualTo("" + hash % COUNTS.get(i));
      }
    }
  }
}
