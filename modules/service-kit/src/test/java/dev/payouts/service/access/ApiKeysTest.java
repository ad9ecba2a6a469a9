package dev.payouts.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.service.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysTest {
  private static final String PAYROLL = KeyLines.line("payroll", Set.of(ApiRole.SUBMIT), "one");
  private static final String SRE = KeyLines.line("sre", EnumSet.allOf(ApiRole.class), "other");

  @TempDir private Path directory;
  private Path file = Path.of("keys");
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");

  @BeforeEach
  void name() {
    file = directory.resolve("keys");
  }

  @Test
  void knowsEachKeyByItsHashAlone() throws IOException {
    Files.writeString(file, "# who may pay\n\n" + PAYROLL + "\n  " + SRE + "\n");
    ApiKeys keys = keys();

    assertThat(keys.find("one"))
        .contains(new ApiKey("payroll", Set.of(ApiRole.SUBMIT), OptionalInt.empty()));
    assertThat(keys.find("other")).map(ApiKey::words).contains("submit,read,operate");
    assertThat(keys.find("One")).isEmpty();
    assertThat(keys.find("")).isEmpty();
    assertThat(keys.find(KeyLines.hash("one"))).isEmpty();
    assertThat(PAYROLL).doesNotContain("one");
  }

  @Test
  void takesAChangeOverWithinASecond() throws IOException {
    Files.writeString(file, PAYROLL);
    ApiKeys keys = keys();
    Files.writeString(file, SRE + "\n# payroll has left\n");

    now = now.plusMillis(999);
    assertThat(keys.find("one")).isPresent();
    now = now.plusMillis(1);

    assertThat(keys.find("one")).isEmpty();
    assertThat(keys.find("other")).isPresent();
  }

  @Test
  void staysAsItWasWhereTheFileIsBrokenOrGone() throws IOException {
    Files.writeString(file, PAYROLL);
    ApiKeys keys = keys();
    Files.writeString(file, "half a line");
    now = now.plus(Duration.ofSeconds(2));
    assertThat(keys.find("one")).isPresent();
    Files.delete(file);
    now = now.plus(Duration.ofSeconds(2));
    assertThat(keys.find("one")).isPresent();

    Files.writeString(file, SRE);
    now = now.plus(Duration.ofSeconds(2));
    assertThat(keys.find("one")).isEmpty();
  }

  @Test
  void noticesAChangeAfterAClockWasSetBack() throws IOException {
    Files.writeString(file, PAYROLL);
    ApiKeys keys = keys();
    Files.writeString(file, SRE);
    now = now.minus(Duration.ofDays(1));

    assertThat(keys.find("other")).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          payroll submit | has a line 1 that is not a name, roles, a SHA-256 in hex and perhaps a limit
          payroll submit 00 | has a line 1 whose hash is not 64 of 0-9 a-f; a key itself does not belong there
          pay$ submit 0000000000000000000000000000000000000000000000000000000000000000 | has a line 1 whose name is not 1 to 64 of A-Z a-z 0-9 . _ -
          payroll Submit 0000000000000000000000000000000000000000000000000000000000000000 | has a line 1 with a role that is none of submit, read, operate
          payroll submit, 0000000000000000000000000000000000000000000000000000000000000000 | has a line 1 with a role that is none of submit, read, operate
          payroll submit 0000000000000000000000000000000000000000000000000000000000000000 0/s | has a line 1 whose limit is not a number of requests such as 50/s, at most 999999/s
          # nobody | has no key; add one with ./payouts keys add
          """)
  void saysWhichLineIsWrongAndWhy(String line, String problem) throws IOException {
    Files.writeString(file, line);

    assertThatThrownBy(this::keys)
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "payouts.access.keys-file (PAYOUTS_ACCESS_KEYS_FILE) names a file that "
                + problem
                + ": "
                + file);
  }

  @Test
  void readsTheLimitOfALine() throws IOException {
    Files.writeString(file, PAYROLL + " 50/s");

    assertThat(keys().find("one")).map(ApiKey::perSecondMax).contains(OptionalInt.of(50));
  }

  @Test
  void refusesOneKeyForTwoHolders() throws IOException {
    Files.writeString(file, PAYROLL + "\n" + KeyLines.line("bot", Set.of(ApiRole.READ), "one"));

    assertThatThrownBy(this::keys)
        .hasMessageContaining("has a line 2 with the key of another line");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(this::keys).hasMessageContaining("names a file that cannot be read");
  }

  private ApiKeys keys() {
    return new ApiKeys(AccessSettings.KEYS_FILE, file, () -> now);
  }
}
