package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.FieldViolation;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.standalone.system.Entrance.Answer;
import dev.payouts.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Bad input of every kind among good payouts: each has one place to end, and nothing else is lost.
 */
@TestMethodOrder(OrderAnnotation.class)
class BadInputTest {
  private static final String HEADER =
      "payout_id,amount,currency,country,payment,payee_account,payee_name";

  /** Of payouts that must not be paid; looked for in every output like those of good ones. */
  private static final String ACCOUNT = "8675309900001";

  private final PayoutSystem system = PayoutSystem.shared();
  private final Entrance entrance = system.entrance();
  private final Flow flow = system.flow();

  @Test
  void takesAFileWithBomCrlfAndQuotes() {
    List<Good> good = Good.list(3);

    Answer answer =
        entrance.submitCsv(
            "\uFEFF\"payout_id\",amount,currency,country,payment,\"payee_account\",payee_name\r\n"
                + quoted(good.get(0))
                + "\r\n"
                + quoted(good.get(1))
                + quoted(good.get(2)).stripTrailing());

    assertThat(answer.rows()).hasSize(3).allMatch(row -> isAccepted(row));
    Reckoning.awaitPaid(system, good);
    assertThat(system.gateway().ledger().get(good.getFirst().id()))
        .isNotNull()
        .extracting(Gateway.Seen::name)
        .isEqualTo("Jaidee, \"Som\" & Sons");
  }

  private static String quoted(Good good) {
    return "\"%s\",\"100.00\",THB,TH,bank,\"%s\",\"Jaidee, \"\"Som\"\" & Sons\"\r\n"
        .formatted(good.id(), good.account());
  }

  @ParameterizedTest
  @ValueSource(strings = {"payout_id", "amount", "currency", "country", "payment", "payee_account"})
  void refusesAFileWithoutARequiredColumnByItsName(String column) {
    Reckoning.bad(1);
    String header =
        String.join(",", Arrays.stream(HEADER.split(",")).filter(c -> !c.equals(column)).toList());

    Answer answer = entrance.submitCsv(header + "\nbad-column,100.00,THB,TH,bank," + ACCOUNT);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asString())
        .isEqualTo("The file has no column " + column + "; add it to the first line");
    assertThat(flow.records(Topics.COMMANDS.name())).noneMatch(record -> holds(record, "bad-col"));
  }

  private static boolean holds(ConsumerRecord<byte[], byte[]> record, String text) {
    return record.value() != null
        && new String(record.value(), StandardCharsets.ISO_8859_1).contains(text);
  }

  @Test
  void refusesBadRowsByFieldAndTakesThoseAround() {
    Reckoning.bad(9);
    List<Good> good = Good.list(10);
    List<String> bad =
        List.of(
            "bad-row-1,-5.00,THB,TH,bank," + ACCOUNT + ",A",
            "bad-row-2,0,THB,TH,bank," + ACCOUNT + ",A",
            "bad-row-3,1.001,THB,TH,bank," + ACCOUNT + ",A",
            "bad-row-4,1.00,XAU,TH,bank," + ACCOUNT + ",A",
            "bad&amount=9,1.00,THB,TH,bank," + ACCOUNT + ",A",
            "bad-row-6,1.00,THB,TH,bank," + ACCOUNT,
            "bad-row-7,1.00,THB,TH,bank,\"" + ACCOUNT + "\" A,A",
            "bad-row-8,1.00," + ACCOUNT + ",TH,bank,THB,A",
            "bad-row-9,1 000.00,THB,TH,bank," + ACCOUNT + ",A");

    List<JsonNode> rows = entrance.submitCsv(interleaved(good, bad)).rows();

    assertThat(rows.stream().filter(row -> isAccepted(row))).hasSize(good.size());
    assertThat(rows.stream().filter(row -> !isAccepted(row)).map(BadInputTest::violation))
        .containsExactly(
            "amount is negative; give one above zero",
            "amount is zero; give one above zero",
            "amount has 3 decimals, THB allows 2",
            "currency is \"XAU\"; the gateway pays CNY USD THB VND PHP SGD IDR BDT TWD INR MMK BRL MXN",
            "payout_id is \"bad&amount=9\"; use 1 to 64 of A-Z a-z 0-9 _ -",
            "row has 6 cells, the header has 7; put quotes around a text with commas",
            "row has text behind a closing quote; double the quotes inside a text",
            "currency is \"######\"; the gateway pays CNY USD THB VND PHP SGD IDR BDT TWD INR MMK BRL MXN",
            "amount is not a plain decimal number; write it as 100.00");
    Reckoning.awaitPaid(system, good);
  }

  private static String interleaved(List<Good> good, List<String> bad) {
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < good.size(); i++) {
      csv.append(row(good.get(i))).append('\n');
      if (i < bad.size()) {
        csv.append(bad.get(i)).append('\n');
      }
    }
    return csv.toString();
  }

  private static String row(Good good) {
    return good.id() + ",100.00,THB,TH,bank," + good.account() + ",Somchai Jaidee";
  }

  @Test
  void readsPastARowOfTenMegabytes() {
    Reckoning.bad(1);
    List<Good> good = Good.list(2);
    String long10Mb = "bad-long,1.00,THB,TH,bank," + ACCOUNT + "," + "x".repeat(10 * 1024 * 1024);

    Answer answer = entrance.submitCsv(interleaved(good, List.of(long10Mb)));

    assertThat(answer.rows()).map(BadInputTest::isAccepted).containsExactly(true, false, true);
    assertThat(violation(answer.rows().get(1)))
        .isEqualTo("row is longer than 65536 bytes, lines 3 to 3; look for a quote left open");
    Reckoning.awaitPaid(system, good);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          bad-rest, -5.00,  THB, amount,    is negative; give one above zero
          bad-rest, 0.00,   THB, amount,    is zero; give one above zero
          bad-rest, 1.001,  THB, amount,    'has 3 decimals, THB allows 2'
          bad-rest, 1.5,    VND, amount,    'has 1 decimal, VND allows none'
          bad-rest, 1.00,   thb, currency,  is "thb"; write it in upper case
          bad&a=1,  1.00,   THB, payout_id, is "bad&a=1"; use 1 to 64 of A-Z a-z 0-9 _ -
          """)
  void refusesABadRequestByField(
      String id, String amount, String currency, String field, String problem) {
    Reckoning.bad(1);
    List<Good> good = Good.list(2);

    Answer before = entrance.submit(good.get(0).json());
    Answer answer = entrance.submit(Good.json(id, amount, currency, ACCOUNT));
    Answer after = entrance.submit(good.get(1).json());

    assertThat(List.of(before.status(), answer.status(), after.status()))
        .containsExactly(202, 400, 202);
    assertThat(answer.json().path("type").asString()).isEqualTo("urn:payouts:problem:invalid");
    assertThat(violation(answer.json())).isEqualTo(field + " " + problem);
    Reckoning.awaitPaid(system, good);
  }

  @Test
  void refusesABodyOfTenMegabytes() {
    Reckoning.bad(1);

    Answer answer =
        entrance.submit(Good.json("bad-body", "1.00", "THB", "8".repeat(10 * 1024 * 1024)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("detail").asString())
        .isEqualTo("The body has more than 65536 bytes");
  }

  @Test
  void refusesACallbackWithAWrongSignature() {
    Reckoning.bad(1);
    Good good = Good.slow(1).getFirst();
    flow.write(good.command());

    Answer answer =
        entrance.callback(
            "{\"merchant_order_id\":\"%s\",\"payment_status\":\"failed\"}".formatted(good.id()),
            "0".repeat(64));

    assertThat(answer.status()).isEqualTo(401);
    Reckoning.awaitPaid(system, List.of(good));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          bad-command, -5.000000,  THB, amount,    is negative; give one above zero
          bad-command, 0.000000,   THB, amount,    is zero; give one above zero
          bad-command, 1.001000,   THB, amount,    'has 3 decimals, THB allows 2'
          bad-command, 1.000000,   XAU, currency,  is "XAU"; the gateway pays CNY USD THB VND PHP SGD IDR BDT TWD INR MMK BRL MXN
          bad&a=1,     1.000000,   THB, payout_id, is "bad&a=1"; use 1 to 64 of A-Z a-z 0-9 _ -
          """)
  void rejectsABadCommandByField(
      String id, String amount, String currency, String field, String problem) {
    Reckoning.bad(1);
    List<Good> good = Good.list(2);
    var submit = new Good(id, ACCOUNT).submit(amount, currency);

    flow.write(good.get(0).command());
    RecordMetadata bad = flow.write(Good.command(id, submit));
    flow.write(good.get(1).command());

    PayoutRejection rejection = flow.awaitRejection(bad);
    assertThat(rejection.getCode()).isEqualTo("invalid");
    assertThat(rejection.getViolations()).containsExactly(new FieldViolation(field, problem));
    Reckoning.awaitPaid(system, good);
  }

  @Test
  void rejectsAConflictAndPaysTheFirst() {
    Reckoning.bad(1);
    Good good = Good.next();
    flow.write(good.command());

    RecordMetadata other = flow.write(Good.command(good.id(), good.submit("999.000000", "THB")));

    assertThat(flow.awaitRejection(other).getCode()).isEqualTo("conflict");
    Reckoning.awaitPaid(system, List.of(good));
  }

  /** Ways in which a record cannot be read, with what the dead letter says of it. */
  enum Broken {
    TRUNCATED("broken value of dev.payouts.avro.PayoutCommand"),
    WRONG_MAGIC_BYTE("not in Confluent's wire format"),
    UNKNOWN_SCHEMA("schema id 987654 is unknown to the registry"),
    BYTES_BEHIND("bytes follow the value"),
    NO_VALUE("no value"),
    NO_KEY("no key; the key must be the payout id");

    final String reason;

    Broken(String reason) {
      this.reason = reason;
    }

    @Nullable String key() {
      return this == NO_KEY ? null : "bad-record";
    }

    byte @Nullable [] value(byte[] good) {
      return switch (this) {
        case TRUNCATED -> Arrays.copyOf(good, good.length - 9);
        case WRONG_MAGIC_BYTE -> ByteBuffer.wrap(good.clone()).put(0, (byte) 7).array();
        case UNKNOWN_SCHEMA -> ByteBuffer.wrap(good.clone()).putInt(1, 987_654).array();
        case BYTES_BEHIND -> Arrays.copyOf(good, good.length + 1);
        case NO_VALUE -> null;
        case NO_KEY -> good;
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsARecordThatCannotBeReadAsADeadLetter(Broken broken) {
    Reckoning.bad(1);
    List<Good> good = Good.list(2);
    PayoutCommand readable =
        Good.command("bad-record", new Good("bad-record", ACCOUNT).submit("1.000000", "THB"));
    byte[] value = broken.value(flow.encode(readable));

    flow.write(good.get(0).command());
    RecordMetadata written = flow.write(Topics.COMMANDS.name(), broken.key(), value);
    flow.write(good.get(1).command());

    var letter = flow.awaitDeadLetter(written);
    assertThat(Flow.header(letter, "dead-letter.reason")).isEqualTo(broken.reason);
    assertThat(letter.key() == null ? null : new String(letter.key(), StandardCharsets.UTF_8))
        .isEqualTo(broken.key());
    assertThat(letter.value()).isEqualTo(value);
    Reckoning.awaitPaid(system, good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"payout.submissions", "payout.inquiries", "payout.replies"})
  void keepsWhatNoneOfOursWroteAsADeadLetter(String topic) {
    Reckoning.bad(1);
    Good good = Good.next();
    byte[] value = "{\"hello\":\"world\"}".getBytes(StandardCharsets.UTF_8);

    RecordMetadata written = flow.write(topic, "bad-record", value);
    flow.write(good.command());

    var letter = flow.awaitDeadLetter(written);
    assertThat(Flow.header(letter, "dead-letter.reason"))
        .isEqualTo("not in Confluent's wire format");
    assertThat(letter.value()).isEqualTo(value);
    Reckoning.awaitPaid(system, List.of(good));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void countsEverythingBadOnceAndPaysEverythingGood() {
    Reckoning.assertNothingLost(system);
  }

  private static boolean isAccepted(JsonNode row) {
    return row.path("status").asString("").equals("accepted");
  }

  /** The only one of an answer, as people read it. */
  private static String violation(JsonNode answer) {
    JsonNode violations = answer.path("violations");
    assertThat(violations.size()).isEqualTo(1);
    return violations.path(0).path("field").asString()
        + " "
        + violations.path(0).path("problem").asString();
  }
}
