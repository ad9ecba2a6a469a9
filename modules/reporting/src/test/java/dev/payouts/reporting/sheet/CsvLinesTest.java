package dev.payouts.reporting.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://x\",\"y\")",
        "+1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1"
      })
  void noTextIsAFormula(String text) throws IOException {
    String line = CsvLines.row(List.of(Cell.text(text)));

    assertThat(read(line)).containsExactly(List.of("'" + text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "a,b", "say \"hi\"", "two\r\nlines", " =1", "", "ไทย", "'=1"})
  void otherTextStaysAsItIs(String text) throws IOException {
    String line = CsvLines.row(List.of(Cell.text(text), Cell.text("next")));

    assertThat(read(line)).containsExactly(List.of(text, "next"));
  }

  @Test
  void numbersAreNeitherQuotedNorChanged() {
    String line =
        CsvLines.row(
            List.of(
                Cell.money(new BigDecimal("-1.500000")),
                Cell.count(-3),
                Cell.absent(),
                Cell.time(Instant.parse("2026-11-23T08:00:00Z"))));

    assertThat(line).isEqualTo("-1.500000,-3,,2026-11-23T08:00:00Z\r\n");
  }

  private static List<List<String>> read(String line) throws IOException {
    try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
      return parser.getRecords().stream().map(record -> record.toList()).toList();
    }
  }
}
