package dev.payouts.reporting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.reporting.Misuse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementFileTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,1,THB,x,y | line 2 has 5 cells, the header has 4",
        "a,1e3,THB,2026-11-23 | line 2 has the amount \"1e3\"; the mapping says decimal=. grouping=none, with at most 6 decimals",
        "a,1.0000001,THB,2026-11-23 | line 2 has the amount \"1.######\"",
        "a,999999999999999,THB,2026-11-23 | line 2 has the amount",
        "a,NaN,THB,2026-11-23 | line 2 has the amount \"NaN\"",
        "a,1,Baht,2026-11-23 | line 2 has the currency \"Baht\"; it must be an ISO 4217 code",
        "a,1,THB,23.11.2026 | line 2 has the date \"23.11.2026\"; the mapping says date.format=ISO 8601",
        ",1,THB,2026-11-23 | line 2 names neither a payout id nor an order number"
      })
  void aLineThatCannotBeReadIsNamed(String line, String problem) throws IOException {
    Path file = write("merchant_order_id,amount,currency,date\n" + line + "\n");

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining(
            "has 1 lines that cannot be read, so nothing was compared: " + problem);
  }

  @Test
  void theNumberIsThatOfTheFilesLine() throws IOException {
    Path file = write("merchant_order_id,amount,currency\n\"a\nb\",1,THB\nc,2,THB\nd,x,THB\n");

    assertThatThrownBy(() -> read(file)).hasMessageContaining("compared: line 5 has the amount");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty; its first line must name columns",
        "merchant_order_id,currency | has no column for the amount; name it by column.amount in the mapping",
        "amount,currency | has neither a column for the payout id nor one for the order number",
        "merchant_order_id,amount,amount,currency | has the column amount twice"
      })
  void aHeaderThatCannotBeUsedIsNamed(String header, String problem) throws IOException {
    Path file = write(header);

    assertThatThrownBy(() -> read(file)).isInstanceOf(Misuse.class).hasMessageContaining(problem);
  }

  @Test
  void bytesOfAnotherCharsetAreNotGuessed() throws IOException {
    Path file = directory.resolve("latin.csv");
    Files.write(
        file,
        "merchant_order_id,amount,currency\nM\u00fcller,1,THB\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> read(file))
        .hasMessage("the statement " + file + " is not in UTF-8; set charset in the mapping");
  }

  @Test
  void datesAreTakenInTheZone() throws IOException {
    Path file =
        write(
            """
            \uFEFFmerchant_order_id,amount,currency,date
            a,1,THB,2026-11-23
            b,1,THB,2026-11-23 10:00:00
            c,1,THB,2026-11-23T10:00:00Z
            """);

    Statement statement = StatementFile.read(file, Mapping.usual(), ZoneId.of("Asia/Bangkok"));

    assertThat(statement.lines())
        .extracting(StatementLine::at)
        .containsExactly(
            Instant.parse("2026-11-22T17:00:00Z"),
            Instant.parse("2026-11-23T03:00:00Z"),
            Instant.parse("2026-11-23T10:00:00Z"));
  }

  @Test
  void aDayOfTheMappingsFormatBeginsInItsZone() throws IOException {
    Path mapping =
        Files.writeString(
            directory.resolve("mapping.properties"),
            "date.format=dd.MM.yyyy\ndate.zone=Asia/Bangkok\n");
    Path file = write("merchant_order_id,amount,currency,date\na,1,THB,23.11.2026\n");

    Statement statement = StatementFile.read(file, MappingFile.read(mapping), ZoneOffset.UTC);

    assertThat(statement.first()).contains(Instant.parse("2026-11-22T17:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "column.amuont=x | there is no such setting",
        "delimiter=ab | it must be one sign, tab or space",
        "decimal=1 | it must be one sign, tab or space",
        "grouping=. | it is the same as decimal",
        "amount.negate=yes | it must be true or false",
        "date.format=QQQQQQ | Too many pattern letters",
        "date.zone=Mars | Unknown time-zone ID",
        "charset=klingon | klingon",
        "expected=paid | No enum constant"
      })
  void aSettingThatCannotWorkIsNamed(String setting, String problem) throws IOException {
    Path file = Files.writeString(directory.resolve("mapping.properties"), setting + "\n");

    assertThatThrownBy(() -> MappingFile.read(file))
        .isInstanceOf(Misuse.class)
        .hasMessageStartingWith(
            "the mapping " + file + " sets " + setting + ", which cannot work: ")
        .hasMessageContaining(problem);
  }

  @Test
  void aColumnThatTheMappingNamesMustBeThere() throws IOException {
    Path mapping =
        Files.writeString(directory.resolve("mapping.properties"), "column.status=state\n");
    Path file = write("merchant_order_id,amount,currency\n");

    assertThatThrownBy(() -> StatementFile.read(file, MappingFile.read(mapping), ZoneOffset.UTC))
        .hasMessageContaining("has no column state, which column.status names");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("statement.csv"), text);
  }

  private static Statement read(Path file) {
    return StatementFile.read(file, Mapping.usual(), ZoneOffset.UTC);
  }
}
