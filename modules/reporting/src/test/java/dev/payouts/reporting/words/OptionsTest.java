package dev.payouts.reporting.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.reporting.Misuse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from 2026-13-01 | --from needs a date such as 2026-11-30, not \"2026-13-01\"",
        "--from 2026-11-02 --to 2026-11-01 | --from 2026-11-02 is after --to 2026-11-01; swap them",
        "--zone Mars | --zone needs a zone such as Asia/Bangkok or +07:00, not \"Mars\"",
        "--from | --from needs a value",
        "--by x | report does not know \"--by\"",
        "--dry-run --dry-run | --dry-run is given twice"
      })
  void saysWhichWordMeansNothing(String words, String sentence) {
    assertThatThrownBy(() -> Period.of(options(words.split(" "))))
        .isInstanceOf(Misuse.class)
        .hasMessage(sentence);
  }

  @Test
  void bothEndsOfAPeriodAreItsOwn() {
    Period period = Period.of(options("--from", "2026-11-01", "--to", "2026-11-02"));

    assertThat(period.contains(at("2026-10-31T23:59:59.999Z"))).isFalse();
    assertThat(period.contains(at("2026-11-01T00:00:00Z"))).isTrue();
    assertThat(period.contains(at("2026-11-02T23:59:59.999Z"))).isTrue();
    assertThat(period.contains(at("2026-11-03T00:00:00Z"))).isFalse();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static Options options(String... words) {
    return Options.of("report", List.of(words), Period.OPTIONS, Set.of("--dry-run"));
  }
}
