package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.payouts.avro.SubmitPayout;
import dev.payouts.localstack.LocalStack;
import dev.payouts.producer.RunningProducer.Answer;
import dev.payouts.topics.Topics;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchEndpointTest {
  private static final String PATH = "/v1/payouts/batch";
  private static final String HEADER =
      "payout_id,amount,currency,country,payment,payee_account,payee_name\n";
  private static final String CELLS = ",100.00,THB,TH,bank,0123456789,Ann\n";

  private static RunningProducer producer;

  @BeforeAll
  static void start() {
    producer = RunningProducer.start(LocalStack.shared(), Map.of());
  }

  @AfterAll
  static void stop() {
    producer.close();
  }

  @Test
  void answersEveryRowOfCsvInOrder() throws Exception {
    Answer answer =
        producer.post(
            PATH,
            "text/csv; charset=utf-8",
            "\ufeff"
                + (HEADER + "csv-1" + CELLS + "a&b" + CELLS + "csv-2" + CELLS)
                    .replace("\n", "\r\n"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).startsWith("application/x-ndjson");
    List<String> lines = answer.body().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .startsWith(
            "{\"row\":1,\"line\":2,\"payout_id\":\"csv-1\",\"status\":\"accepted\",\"command_id\":");
    assertThat(lines.get(1))
        .isEqualTo(
            "{\"row\":2,\"line\":3,\"status\":\"rejected\",\"violations\":[{\"field\":\"payout_id\","
                + "\"problem\":\"is \\\"a&b\\\"; use 1 to 64 of A-Z a-z 0-9 _ -\"}]}");
    assertThat(Json.parse(lines.get(2)).text("payout_id")).isEqualTo("csv-2");
    assertThat(lines.get(3)).isEqualTo("{\"rows\":3,\"accepted\":2,\"rejected\":1,\"failed\":0}");
    var command = producer.values(Topics.COMMANDS, "csv-1").getFirst();
    assertThat(command.getCommandId()).isEqualTo(Json.parse(lines.get(0)).text("command_id"));
    assertThat(((SubmitPayout) command.getBody()).getPayee().getName()).isEqualTo("Ann");
  }

  @Test
  void answersEveryRowOfNdjson() throws Exception {
    String good =
        """
        {"payout_id": "ndjson-1", "amount": 5, "currency": "VND", "country": "VN", "payment": "bank", "payee": {"account": "1"}}
        """;

    Answer answer =
        producer.post(
            PATH,
            "application/x-ndjson",
            good + "{\"payout_id\": \n" + good.replace("5,", "5.5,").replace("-1", "-2"));

    assertThat(answer.lines().stream().map(line -> line.text("status")))
        .containsExactly("accepted", "rejected", "rejected", "");
    assertThat(answer.lines().get(1).violations())
        .containsExactly("row is not well-formed JSON at line 1, column 15");
    assertThat(answer.lines().get(2).violations())
        .containsExactly("amount has 1 decimal, VND allows none");
    assertThat(producer.values(Topics.COMMANDS, "ndjson-1")).hasSize(1);
    assertThat(producer.values(Topics.COMMANDS, "ndjson-2")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void refusesFileBeforeAnyRow(String file, String detail) throws Exception {
    Answer answer = producer.post(PATH, "text/csv", file);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().text("detail")).startsWith(detail);
    assertThat(producer.values(Topics.COMMANDS, "csv-bad")).isEmpty();
  }

  static Stream<Arguments> badFiles() {
    String row = "csv-bad" + CELLS;
    return Stream.of(
        arguments("", "The file is empty; the first line must name the columns"),
        arguments(
            HEADER.replace("amount,", "") + row,
            "The file has no column amount; add it to the first line"),
        arguments(
            HEADER.replace("payee_name", "iban") + row, "The file has an unknown column \"iban\""),
        arguments(row, "The file has no header; the first line must name the columns"));
  }

  @Test
  void tenMegabytesOfOneRowSinkNoOther() throws Exception {
    InputStream row = new ByteArrayInputStream(new byte[10 * 1024 * 1024]);
    var file =
        Collections.enumeration(
            List.of(text(HEADER + "long-1" + CELLS), row, text("\nlong-3" + CELLS)));

    Answer answer =
        producer.post(
            PATH, "text/csv", BodyPublishers.ofInputStream(() -> new SequenceInputStream(file)));

    assertThat(answer.lines().stream().map(line -> line.text("status")))
        .containsExactly("accepted", "rejected", "accepted", "");
    assertThat(answer.lines().get(1).violations())
        .containsExactly(
            "row is longer than 65536 bytes, lines 3 to 3; look for a quote left open");
  }

  /** More outcomes than sockets and memory hold, to a client that reads only at the end. */
  @Test
  void answersClientThatReadsOnlyAfterSendingEverything() throws Exception {
    int rows = 200_000;
    StringBuilder file = new StringBuilder(HEADER);
    file.repeat("late&reader" + CELLS, rows);

    Answer answer = producer.post(PATH, "text/csv", file.toString());

    List<String> lines = answer.body().lines().toList();
    assertThat(lines).hasSize(rows + 1);
    assertThat(lines.getLast())
        .isEqualTo("{\"rows\":200000,\"accepted\":0,\"rejected\":200000,\"failed\":0}");
  }

  @Test
  void refusesOtherTypesAndCharsets() throws Exception {
    for (String type : List.of("application/json", "text/plain", "text/csv; charset=utf-16")) {
      Answer answer = producer.post(PATH, type, HEADER);

      assertThat(answer.status()).as(type).isEqualTo(415);
      assertThat(answer.type()).isEqualTo("application/problem+json");
    }
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
