package dev.payouts.producer.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonPayoutsTest {
  private static final String GOOD =
      "{\"payout_id\":\"a-1\",\"amount\":\"100.00\",\"currency\":\"THB\",\"country\":\"TH\","
          + "\"payment\":\"bank\",\"payee\":{\"account\":\"0123456789\",\"name\":null}}";

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("rows")
  void readsRow(String from, String to, String expected) throws Exception {
    assertThat(GOOD).contains(from);
    assertThat(Batch.ndjson(GOOD + "\n" + GOOD.replace(from, to) + "\r\n\n" + GOOD))
        .containsExactly("1/1 a-1 100.00", "2/2 " + expected, "3/4 a-1 100.00");
  }

  static Stream<Arguments> rows() {
    String amount = "\"amount\":\"100.00\"";
    String noNumber = "a-1 [amount is not a plain decimal number; write it as 100.00]";
    String end = "}}";
    String syntax = "[row is not well-formed JSON at line 1, column ";
    return Stream.of(
        arguments(amount, "\"amount\":0.1", "a-1 0.1"),
        arguments(amount, "\"amount\":12345678901234.50", "a-1 12345678901234.50"),
        arguments(amount, "\"amount\":1e2", noNumber),
        arguments(amount, "\"amount\":\"1e999999999\"", noNumber),
        arguments(amount, "\"amount\":\" 1\"", noNumber),
        arguments(amount, "\"amount\":\"\"", noNumber),
        arguments(
            amount,
            "\"amount\":true",
            "a-1 [amount is neither a text nor a number; write it as \"100.00\"]"),
        arguments(amount, "\"amount\":-1", "a-1 [amount is negative; give one above zero]"),
        arguments("\"a-1\"", "17", "null [payout_id is not a text; write it in quotes]"),
        arguments(
            end,
            "},\"priority\":\"5\"}",
            "a-1 [priority is not a number; write it without quotes]"),
        arguments(
            end, "},\"priority\":5.5}", "a-1 [priority is not a whole number; write it as 5]"),
        arguments(
            end, "},\"priority\":5,\"not_before\":\"2026-12-24T08:00:00+07:00\"}", "a-1 100.00"),
        arguments(
            end,
            "},\"not_before\":\"tomorrow\"}",
            "a-1 [not_before is not a time; write it as 2026-12-24T08:00:00Z]"),
        arguments(
            end,
            "},\"expires_at\":\"+999999-12-24T08:00:00Z\"}",
            "a-1 [expires_at is not a time; write it as 2026-12-24T08:00:00Z]"),
        arguments(end, "},\"iban\":\"x\"}", "a-1 [iban is not a known field; remove it]"),
        arguments(end, ",\"x\":[{\"y\":1}]}}", "a-1 [payee.x is not a known field; remove it]"),
        arguments(end, "},\"amount\":\"1\"}", "a-1 [amount is given twice; give it once]"),
        arguments(end, "},\"payee\":{}}", "a-1 [payee is given twice; give it once]"),
        arguments(
            end,
            "},\"0123456789\":1,\"0123456789\":1}",
            "a-1 [###### is not a known field; remove it, ###### is given twice; give it once]"),
        arguments(end, "},\"\":1}", "a-1 [(without a name) is not a known field; remove it]"),
        arguments(
            "{\"account\":\"0123456789\",\"name\":null}",
            "\"0123456789\"",
            "a-1 [payee is not an object; write it as {\"account\": …}, payee.account is missing; give one]"),
        arguments(end, "}", syntax + "131]"),
        arguments(end, "}},{}", syntax + "132]"),
        arguments(end, "}} {}", "[row has more than one JSON value]"),
        arguments(GOOD, "[" + GOOD + "]", "[row is not a JSON object]"),
        arguments(GOOD, "12345678901234567890 4929123456789012", "[row is not a JSON object]"),
        arguments(GOOD, GOOD + "x".repeat(2_000), "[row is longer than 1024 bytes]"));
  }

  @Test
  void doesNotQuoteWhatItCannotRead() throws Exception {
    assertThat(Batch.ndjson("{\"payout_id\": A4929123456789012}\n{\"4929123456789012\":1}\n"))
        .hasSize(2)
        .allSatisfy(outcome -> assertThat(outcome).doesNotContain("4929"));
  }

  @Test
  void skipsByteOrderMark() throws Exception {
    assertThat(Batch.ndjson("\ufeff" + GOOD)).isEqualTo(List.of("1/1 a-1 100.00"));
  }
}
