package dev.payouts.standalone.system;

import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's ledger over HTTP: the other side of every payout. */
final class Gateway {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Surroundings at;

  Gateway(Surroundings at) {
    this.at = at;
  }

  /**
   * What it saw of one merchant_order_id.
   *
   * @param posts of order/new, refused ones included
   * @param orders accepted
   * @param paid orders that completed
   * @param account of the last order
   * @param name of its payee
   */
  record Seen(int posts, int orders, int paid, String account, String name) {
    static final Seen NEVER = new Seen(0, 0, 0, "", "");

    static Seen of(JsonNode json) {
      JsonNode orders = json.path("orders");
      JsonNode last = orders.path(orders.size() - 1);
      return new Seen(
          json.path("posts").asInt(),
          orders.size(),
          json.path("paid").asInt(),
          last.path("to").asString(""),
          last.path("to_name").asString(""));
    }

    boolean isPaidByOnePost() {
      return posts == 1 && orders == 1 && paid == 1;
    }

    @Override
    public String toString() {
      return "%d POSTs, %d orders, %d paid".formatted(posts, orders, paid);
    }
  }

  /** Every merchant_order_id it ever saw. */
  Map<String, Seen> ledger() {
    try {
      String lines =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(at.http(Role.SANDBOX) + "/sandbox/orders"))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      Map<String, Seen> ledger = new HashMap<>();
      lines
          .lines()
          .map(JsonMapper.shared()::readTree)
          .forEach(json -> ledger.put(json.path("merchant_order_id").asString(), Seen.of(json)));
      return ledger;
    } catch (IOException e) {
      throw new AssertionError("the sandbox does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
