package dev.payouts.proofs.crashes.load;

import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.Instance;
import dev.payouts.fleet.Role;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** An upstream service that uploads files of payouts to whichever producer answers. */
final class CsvUpload implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  /** The end of the last line of an answer when every row was taken. Source: docs/openapi.yaml. */
  private static final String ALL_TAKEN = "\"rejected\":0,\"failed\":0}";

  private final List<Instance> producers;
  private volatile String lastRefusal = "none";
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();

  CsvUpload(Fleet fleet) {
    this.producers = fleet.of(Role.PRODUCER);
  }

  /** Whether every row was taken. */
  boolean send(Batch batch, int attempt) {
    Instance producer = producers.get(attempt % producers.size());
    HttpRequest request =
        HttpRequest.newBuilder(producer.address("/v1/payouts/batch"))
            .timeout(ANSWER_LIMIT)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(batch.csv()))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      boolean taken =
          answer.statusCode() == 200 && answer.body().stripTrailing().endsWith(ALL_TAKEN);
      if (!taken) {
        lastRefusal = answer.statusCode() + " " + answer.body();
      }
      return taken;
    } catch (IOException nobodyThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The last answer that did not say that all was taken. */
  String lastRefusal() {
    return lastRefusal;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
