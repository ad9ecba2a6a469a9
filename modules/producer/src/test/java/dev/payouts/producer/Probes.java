package dev.payouts.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.octopus.Signature;
import dev.payouts.testing.Endpoint;
import dev.payouts.testing.OpenApi;
import dev.payouts.testing.OpenApi.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;

/** Requests to running producers that bring out every answer, and what came back. */
final class Probes implements AutoCloseable {
  /** That of the document's examples. */
  static final String PAYOUT_ID = "wage-2026-11-000017";

  private static final String JSON = "application/json";
  private static final String BATCH = "/v1/payouts/batch";
  private static final String CSV_HEADER =
      "payout_id,amount,currency,country,payment,payee_account\n";

  private static final String ROW = ",1,THB,TH,bank,1\n";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final OpenApi api;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Answer> answers = new ArrayList<>();

  Probes(OpenApi api) {
    this.api = api;
  }

  /** What an operation answered. */
  record Answer(Endpoint endpoint, int status, String type, Set<String> headers, String body) {}

  List<Answer> of(Operation operation) {
    return answers.stream()
        .filter(answer -> answer.endpoint().equals(operation.endpoint()))
        .toList();
  }

  /** Every example of a body in the document, as it stands there. */
  void sendExamples(RunningProducer to, List<Operation> operations) throws Exception {
    for (Operation operation : operations) {
      for (OpenApi.Request request : api.requests(operation)) {
        for (Object example : request.examples()) {
          send(to, operation, request.type(), text(example));
        }
      }
    }
  }

  private static String text(Object example) {
    return example instanceof String lines ? lines : Json.write(OpenApi.map(example));
  }

  /** What every operation refuses; those that take JSON also by size. */
  void sendWhatHttpRefuses(RunningProducer to, List<Operation> operations) throws Exception {
    for (Operation operation : operations) {
      send(to, operation, "image/png", "");
      if (takesJson(operation)) {
        send(to, operation, JSON, " ".repeat(70_000));
        send(to, operation, JSON, "[]");
        send(to, operation, JSON, "{\"amount\": \"1.001\", \"currency\": \"THB\"}");
      }
      for (OpenApi.Request request : api.requests(operation)) {
        send(to, operation, request.type(), text(request.examples().getFirst()), "image/png");
      }
    }
  }

  private static boolean takesJson(Operation operation) {
    return operation.endpoint().consumes().contains(JSON);
  }

  /** Each without an API key, with one that has another role, and with one that is too fast. */
  void sendWithoutRight(RunningProducer to, List<Operation> operations, String other, String hasty)
      throws Exception {
    for (Operation operation : operations) {
      HttpRequest request = request(to, operation, JSON, "{}", "", "*/*");
      record(operation, request);
      record(operation, with(request, other));
      HttpRequest fast = with(request, hasty);
      do {
        record(operation, fast);
      } while (answers.getLast().status() != HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private static HttpRequest with(HttpRequest request, String key) {
    return HttpRequest.newBuilder(request, (_, _) -> true)
        .header("Authorization", "Bearer " + key)
        .build();
  }

  void sendForgedCallback(RunningProducer to, Operation callback) throws Exception {
    record(
        callback,
        request(to, callback, JSON, "{\"merchant_order_id\": \"a\"}", "0".repeat(64), "*/*"));
  }

  /** A second batch while the only one the producer takes is under way. */
  void sendBatchToBusy(RunningProducer to, Operation batch) throws Exception {
    try (Socket first = new Socket(InetAddress.getLoopbackAddress(), to.port())) {
      first.setSoTimeout((int) LIMIT.toMillis());
      OutputStream out = first.getOutputStream();
      String rows = CSV_HEADER + PAYOUT_ID + ROW + PAYOUT_ID + ROW;
      out.write(
          ascii(
              """
              POST %s HTTP/1.1\r
              Host: 127.0.0.1\r
              Connection: close\r
              Content-Type: text/csv\r
              Transfer-Encoding: chunked\r
              \r
              %x\r
              %s\r
              """
                  .formatted(BATCH, rows.length(), rows)));
      // Its answer has begun, so it has been let in.
      assertThat(first.getInputStream().read()).isEqualTo('H');
      send(to, batch, "text/csv", CSV_HEADER);
      out.write(ascii("0\r\n\r\n"));
      first.getInputStream().readAllBytes();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  void sendBatchWithoutHeader(RunningProducer to, Operation batch) throws Exception {
    send(to, batch, "text/csv", "payout_id,payout_id\n");
    send(to, batch, "text/csv", CSV_HEADER + "a&b" + ROW);
  }

  /** The first example of each operation that takes one JSON object. */
  void sendFirstExamples(RunningProducer to, List<Operation> operations) throws Exception {
    for (Operation operation : operations) {
      send(to, operation, JSON, text(api.requests(operation).getFirst().examples().getFirst()));
    }
  }

  void sendBatch(RunningProducer to, Operation batch) throws Exception {
    send(to, batch, "text/csv", CSV_HEADER + PAYOUT_ID + ROW + "outage-2" + ROW);
  }

  private void send(RunningProducer to, Operation operation, String type, String body)
      throws Exception {
    send(to, operation, type, body, "*/*");
  }

  private void send(
      RunningProducer to, Operation operation, String type, String body, String accept)
      throws Exception {
    record(operation, request(to, operation, type, body, signature(body), accept));
  }

  private static HttpRequest request(
      RunningProducer to,
      Operation operation,
      String type,
      String body,
      String signature,
      String accept) {
    return HttpRequest.newBuilder(to.uri(operation.endpoint().path().replace("{id}", PAYOUT_ID)))
        .header("Content-Type", type)
        .header("Accept", accept)
        .header("Oc-Signature", signature)
        .timeout(LIMIT)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String signature(String body) {
    Map<String, String> fields = new TreeMap<>();
    if (body.startsWith("{\"merchant_order_id\"")) {
      Json.parse(body).values().forEach((name, value) -> fields.put(name, String.valueOf(value)));
    }
    return new Signature(RunningProducer.SECRET).sign(fields);
  }

  private void record(Operation operation, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    String type = response.headers().firstValue("Content-Type").orElse("");
    answers.add(
        new Answer(
            operation.endpoint(),
            response.statusCode(),
            type.replaceAll(";.*", ""),
            response.headers().map().keySet(),
            response.body()));
  }

  @Override
  public void close() {
    http.close();
  }
}
