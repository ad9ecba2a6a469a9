package dev.payouts.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TotalsTest {
  private static final Wanted WANTED = new Wanted(new BigDecimal("10.00"), "THB", "1", 1);
  private static final Wanted OTHER = new Wanted(new BigDecimal("11.00"), "THB", "1", 2);

  @Test
  void countsEveryCommandOnce() {
    Entry paid = entry("paid", WANTED);
    paid.learn(result(1, "COMPLETED"));
    Entry reviewed = entry("reviewed", WANTED);
    reviewed.learn(4, 1, "another amount");
    Entry conflict = entry("conflict", WANTED, OTHER);
    conflict.learn(result(1, "FAILED"));
    conflict.reject();
    Entry duplicate = entry("duplicate", WANTED, WANTED);
    duplicate.learn(result(1, "COMPLETED"));
    Entry lost = entry("lost", WANTED);

    Totals totals = Totals.of(9, 2, List.of(paid, reviewed, conflict, duplicate, lost), 0);

    assertThat(totals).isEqualTo(new Totals(9, 4, 3, 1, 1, 0));
    assertThat(totals.isGood()).isFalse();
  }

  @Test
  void saysItInOneLineForScripts() {
    Totals totals = new Totals(1000, 980, 14, 6, 0, 0);

    assertThat(totals.line(Duration.ofMillis(13_240)))
        .isEqualTo(
            "demo: commands=1000 results=980 rejected=14 review=6 paid_twice=0 lost=0 seconds=13");
    assertThat(totals.isGood()).isTrue();
  }

  @Test
  void isNotGoodIfAnybodyWasPaidTwice() {
    assertThat(new Totals(1, 1, 0, 0, 0, 1).isGood()).isFalse();
  }

  @Test
  void waitsForTheConflictOfAnIdWithTwoContents() {
    Entry conflict = entry("conflict", WANTED, OTHER);
    conflict.learn(result(1, "COMPLETED"));
    assertThat(conflict.isSettled()).isFalse();

    conflict.reject();

    assertThat(conflict.isSettled()).isTrue();
  }

  @Test
  void leavesReviewWithTheNextEventOrAResult() {
    Entry entry = entry("a", WANTED);
    entry.learn(3, 1, "unknown word");
    assertThat(entry.isSettled()).isTrue();

    entry.learn(2, 1, null);
    assertThat(entry.review()).isEqualTo("unknown word");
    entry.learn(4, 1, null);

    assertThat(entry.review()).isNull();
    assertThat(entry.isSettled()).isFalse();
  }

  @Test
  void keepsTheHighestRevisionAndTheFirstTime() {
    Entry entry = entry("a", WANTED);
    entry.learn(result(1, "COMPLETED"));
    entry.learn(result(3, "REFUNDED"));
    entry.learn(result(2, "COMPLETED"));

    assertThat(entry.result()).extracting(Result::status).isEqualTo("REFUNDED");
    assertThat(entry.result()).extracting(Result::first).isEqualTo(Instant.ofEpochSecond(1));
  }

  static Entry entry(String id, Wanted... rows) {
    Entry entry = new Entry(id, rows[0]);
    for (Wanted row : rows) {
      entry.take(row);
    }
    return entry;
  }

  static Result result(int revision, String status) {
    return new Result(
        revision,
        1,
        status,
        new BigDecimal("10.000000"),
        "THB",
        Instant.ofEpochSecond(revision),
        Duration.ofMillis(350));
  }
}
