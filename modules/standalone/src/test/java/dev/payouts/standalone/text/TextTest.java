package dev.payouts.standalone.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.text.Table.Column;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void alignsTextLeftAndNumbersRight() {
    Table table = new Table(Column.text("result"), Column.number("payouts"));
    table.row("COMPLETED", "1,234");
    table.row("FAILED", "7");

    assertThat(table.lines())
        .containsExactly(
            "result     payouts", "------------------", "COMPLETED    1,234", "FAILED           7");
  }

  @Test
  void showsMoneyWithAllItsDecimalsAndAtLeastTwo() {
    assertThat(Numbers.money(new BigDecimal("1234567.000000"))).isEqualTo("1,234,567.00");
    assertThat(Numbers.money(new BigDecimal("0.123456"))).isEqualTo("0.123456");
  }

  @Test
  void writesOverOneLineInATerminal() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Progress progress = new Progress(print(bytes), true, () -> Instant.EPOCH)) {
      progress.show(15, 30, "15 of 30");
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("[" + "=".repeat(15) + " ".repeat(15) + "]  15 of 30")
        .doesNotContain("\n");
  }

  @Test
  void writesALineNowAndThenIntoAFile() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    try (Progress progress = new Progress(print(bytes), false, now::get)) {
      for (int second = 0; second <= 11; second++) {
        now.set(Instant.EPOCH.plusSeconds(second));
        progress.show(second, 30, second + " of 30");
      }
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("5 of 30", "10 of 30");
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
