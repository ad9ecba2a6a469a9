package dev.payouts.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.service.access.ApiRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir private Path directory;

  @Test
  void keepsTheHashOfEachKeyForItsOwnersEyes() throws IOException {
    KeyFile file = new KeyFile(directory.resolve("keys"));

    String one = file.add("payroll", Set.of(ApiRole.SUBMIT));
    String other = file.add("sre", Set.of(ApiRole.OPERATE, ApiRole.READ));

    assertThat(one).matches("payouts_[A-Za-z0-9_-]{43}").isNotEqualTo(other);
    assertThat(Files.readString(file.path()))
        .matches("payroll submit [0-9a-f]{64}\nsre read,operate [0-9a-f]{64}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
  }

  @Test
  void beginsALineOfItsOwn() throws IOException {
    Path path = Files.writeString(directory.resolve("keys"), "# keys of 2026");

    new KeyFile(path).add("payroll", Set.of(ApiRole.SUBMIT));

    assertThat(Files.readAllLines(path)).hasSize(2).first().isEqualTo("# keys of 2026");
  }

  @Test
  void refusesANameThatCannotStandInAFile() {
    KeyFile file = new KeyFile(directory.resolve("keys"));

    assertThatThrownBy(() -> file.add("pay roll", Set.of(ApiRole.SUBMIT)))
        .hasMessageContaining("\"pay roll\" cannot be a holder's name");
    assertThat(file.path()).doesNotExist();
  }

  @Test
  void isNamedByTheCallerOrElseByTheSetting() {
    Map<String, String> set = Map.of("PAYOUTS_ACCESS_KEYS_FILE", "a");

    assertThat(KeyFile.of(set, Optional.empty()).path()).isEqualTo(Path.of("a"));
    assertThat(KeyFile.of(set, Optional.of(Path.of("b"))).path()).isEqualTo(Path.of("b"));
    assertThatThrownBy(() -> KeyFile.of(Map.of(), Optional.empty()))
        .hasMessageContaining("give --file FILE or set PAYOUTS_ACCESS_KEYS_FILE");
  }
}
