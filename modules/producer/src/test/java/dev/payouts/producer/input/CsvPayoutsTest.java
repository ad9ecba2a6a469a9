package dev.payouts.producer.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvPayoutsTest {
  private static final String HEADER =
      "payout_id,amount,currency,country,payment,payee_account,payee_name\n";
  private static final String GOOD = "a-1,100.00,THB,TH,bank,0123456789,Ann\n";
  private static final String GOOD_2 = "a-2,5,VND,VN,bank,0123456789,\n";

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void readsFile(String what, String file, List<String> expected) throws Exception {
    assertThat(Batch.csv(file)).isEqualTo(expected);
  }

  static Stream<Arguments> files() {
    List<String> both = List.of("1/2 a-1 100.00", "2/3 a-2 5");
    String quoted = "\"a-1\",\"100.00\",THB,TH,bank,0123456789,\"Ann \"\"B\"\" C, Ltd\"\n";
    return Stream.of(
        arguments("header only", HEADER, List.of()),
        arguments("LF", HEADER + GOOD + GOOD_2, both),
        arguments("no newline at the end", (HEADER + GOOD + GOOD_2).stripTrailing(), both),
        arguments("CRLF", (HEADER + GOOD + GOOD_2).replace("\n", "\r\n"), both),
        arguments("CR", (HEADER + GOOD + GOOD_2).replace("\n", "\r"), both),
        arguments("BOM", "\ufeff" + HEADER + GOOD + GOOD_2, both),
        arguments("quotes", HEADER + quoted + GOOD_2, both),
        arguments(
            "quoted header", "\ufeff\"payout_id\"" + HEADER.substring(9) + GOOD + GOOD_2, both),
        arguments(
            "blank lines are skipped",
            HEADER + "\n" + GOOD + "  \n\r\n" + GOOD_2,
            List.of("1/3 a-1 100.00", "2/6 a-2 5")),
        arguments(
            "columns in another order",
            "amount,payee_account,payment,country,currency,payout_id\n1,2,bank,TH,THB,x\n",
            List.of("1/2 x 1")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badRows")
  void oneBadRowSinksNoOther(String what, String row, String expected) throws Exception {
    List<String> outcomes = Batch.csv(HEADER + GOOD + row + GOOD_2);

    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.get(0)).isEqualTo("1/2 a-1 100.00");
    assertThat(outcomes.get(1)).isEqualTo("2/3 " + expected);
    assertThat(outcomes.get(2)).startsWith("3/").endsWith("a-2 5");
  }

  static Stream<Arguments> badRows() {
    String advice = "; put quotes around a text with commas]";
    return Stream.of(
        arguments("too few cells", "x,1\n", "[row has 2 cells, the header has 7" + advice),
        arguments("too many", "a,b,c,d,e,f,g,h\n", "[row has 8 cells, the header has 7" + advice),
        arguments(
            "amount with separator",
            "x,\"1,000.00\",THB,TH,bank,1,\n",
            "x [amount is not a plain decimal number; write it as 100.00]"),
        arguments(
            "text behind a quote",
            "x,\"1\"0,THB,TH,bank,1,\n",
            "[row has text behind a closing quote; double the quotes inside a text]"),
        arguments(
            "quoted newline",
            "x,1,THB,TH,bank,1,\"Ann\nBee\"\n",
            "x [payee.name has a control or invisible character; remove it]"),
        arguments(
            "ampersand in id",
            "x&y,1,THB,TH,bank,1,\n",
            "x&y [payout_id is \"x&y\"; use 1 to 64 of A-Z a-z 0-9 _ -]"),
        arguments(
            "too long",
            "x".repeat(Batch.ROW_BYTES_MAX + 1) + "\n",
            "[row is longer than 1024 bytes, lines 3 to 3; look for a quote left open]"),
        arguments(
            "too long in quotes",
            "x,\"" + "1\n".repeat(Batch.ROW_BYTES_MAX) + "\",y\n",
            "[row is longer than 1024 bytes, lines 3 to 1027; look for a quote left open]"),
        arguments(
            "too many commas",
            ",".repeat(5_000) + "\n",
            "[row is longer than 1024 bytes, lines 3 to 3; look for a quote left open]"));
  }

  @Test
  void nothingIsMadeOfTheInsideOfAnOpenQuote() throws Exception {
    assertThat(Batch.csv(HEADER + GOOD + "x,1,THB,TH,bank,1,\"Ann\n" + GOOD_2))
        .containsExactly(
            "1/2 a-1 100.00",
            "2/3 [row opens a quote that is never closed; all from here to the end was read as one row]");
  }

  @Test
  void refusesRowThatIsNotUtf8AndReadsTheNext() throws Exception {
    InputStream latin1 =
        new ByteArrayInputStream(
            (HEADER + "x,1,THB,TH,bank,1,Zoë\n" + GOOD_2).getBytes(StandardCharsets.ISO_8859_1));

    assertThat(Batch.outcomes(CsvPayouts.open(latin1, Batch.ROW_BYTES_MAX)))
        .containsExactly("1/2 [row is not UTF-8; save the file as UTF-8]", "2/3 a-2 5");
  }

  @Test
  void readsPastTenMegabytesOfOneRow() throws Exception {
    InputStream head = Batch.bytes(HEADER + GOOD);
    InputStream row = new ByteArrayInputStream(new byte[10 * 1024 * 1024]);
    InputStream tail = Batch.bytes("\n" + GOOD_2);
    InputStream file = new SequenceInputStream(new SequenceInputStream(head, row), tail);

    assertThat(Batch.outcomes(CsvPayouts.open(file, Batch.ROW_BYTES_MAX)))
        .containsExactly(
            "1/2 a-1 100.00",
            "2/3 [row is longer than 1024 bytes, lines 3 to 3; look for a quote left open]",
            "3/4 a-2 5");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badHeaders")
  void refusesFileBeforeAnyRow(String what, String file, String problem) {
    assertThatThrownBy(() -> Batch.csv(file))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(problem);
  }

  static Stream<Arguments> badHeaders() {
    return Stream.of(
        arguments("empty", "", "is empty; the first line must name the columns"),
        arguments("only a BOM", "\ufeff", "is empty; the first line must name the columns"),
        arguments("no header", GOOD + GOOD_2, "has no header; the first line must name"),
        arguments("semicolons", HEADER.replace(',', ';') + GOOD, "has no header; "),
        arguments(
            "missing column",
            HEADER.replace("amount,", "") + GOOD,
            "has no column amount; add it to the first line"),
        arguments(
            "missing columns",
            "payout_id,currency,country\n",
            "has no column amount, payment, payee_account;"),
        arguments(
            "unknown column",
            HEADER.replace("payee_name", "iban") + GOOD,
            "has an unknown column \"iban\"; the columns are payout_id, amount, "),
        arguments(
            "column twice",
            HEADER.replace("payee_name", "amount") + GOOD,
            "has the column amount twice"),
        arguments(
            "open quote", "\"payout_id,amount\n", "has a header that opens a quote that is never"));
  }

  @Test
  void refusesUtf16() {
    byte[] utf16 = ("\ufeff" + HEADER + GOOD).getBytes(StandardCharsets.UTF_16LE);

    assertThatThrownBy(() -> CsvPayouts.open(new ByteArrayInputStream(utf16), 1024))
        .isInstanceOf(BadInput.class)
        .hasMessage("is UTF-16; save it as UTF-8");
  }
}
