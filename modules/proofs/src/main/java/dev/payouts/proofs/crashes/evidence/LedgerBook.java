package dev.payouts.proofs.crashes.evidence;

import dev.payouts.proofs.guarantees.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What became of every order at the sandbox gateway, asked of itself. */
final class LedgerBook {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Of orders that are not shown, or not paid, as they were asked for. */
  private static final Set<String> UNFAITHFUL =
      Set.of("PAYS_LESS", "OTHER_AMOUNT", "OTHER_CURRENCY", "OTHER_PAYEE");

  private LedgerBook() {}

  /**
   * @param orders its page of all orders. Source: docs/SANDBOX.md, Looking inside
   */
  static void tell(URI orders, Consumer<Observation> told) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> answer =
          client.send(HttpRequest.newBuilder(orders).build(), BodyHandlers.ofLines());
      try (Stream<String> lines = answer.body()) {
        for (Iterator<String> line = lines.iterator(); line.hasNext(); ) {
          tell(JSON.readTree(line.next()), told);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's ledger cannot be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(JsonNode seen, Consumer<Observation> told) {
    for (JsonNode order : seen.path("orders")) {
      told.accept(
          new Observation.Booked(
              seen.path("merchant_order_id").asString(),
              new BigDecimal(order.path("amount").asString()),
              order.path("currency").asString().toUpperCase(Locale.ROOT),
              order.path("status").asString(),
              !UNFAITHFUL.contains(order.path("behaviour").asString())));
    }
  }
}
