package dev.payouts.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.service.access.ApiRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallerTest {
  @TempDir private Path directory;

  @Test
  void isTheKeysHolderOrElseTheSystemsUser() {
    Path file = directory.resolve("keys");
    new KeyFile(file).add("other", Set.of(ApiRole.READ));
    String key = new KeyFile(file).add("desk", Set.of(ApiRole.OPERATE));

    assertThat(name(key, file.toString())).isEqualTo("desk");
    assertThat(name("payouts_unknown", file.toString())).isEqualTo("ann");
    assertThat(name("", file.toString())).isEqualTo("ann");
    assertThat(name(key, "")).isEqualTo("ann");
    assertThat(name(key, "nowhere")).isEqualTo("ann");
  }

  private static String name(String key, String file) {
    return Caller.name(Map.of("PAYOUTS_API_KEY", key, "PAYOUTS_ACCESS_KEYS_FILE", file), "ann");
  }
}
