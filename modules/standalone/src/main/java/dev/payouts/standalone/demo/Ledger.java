package dev.payouts.standalone.demo;

import dev.payouts.standalone.client.ClientFailure;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Reads the sandbox gateway's own ledger over HTTP: the other side of every payout. */
final class Ledger {
  private static final String PATH = "/sandbox/orders";

  private Ledger() {}

  /** What it saw, by merchant_order_id, refused orders included. */
  static Map<String, LedgerEntry> read(Surroundings at) {
    URI address = URI.create(at.http(Role.SANDBOX) + PATH);
    JsonMapper json = JsonMapper.shared();
    Map<String, LedgerEntry> ledger = new HashMap<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> answer =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofLines());
      try (Stream<String> lines = answer.body()) {
        for (Iterator<String> line = lines.iterator(); line.hasNext(); ) {
          LedgerEntry entry = LedgerEntry.from(json.readTree(line.next()));
          ledger.put(entry.payoutId(), entry);
        }
      }
      return ledger;
    } catch (IOException e) {
      throw new ClientFailure("the sandbox's ledger cannot be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientFailure("interrupted");
    }
  }
}
