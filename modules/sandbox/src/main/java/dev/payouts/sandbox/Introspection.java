package dev.payouts.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What tests and people may ask of the sandbox itself, under {@code /sandbox/}; not signed. */
final class Introspection {
  static final String PREFIX = "/sandbox/";
  private static final String ORDER = "orders/";

  private final Ledger ledger;
  private final Journal journal;
  private final Callbacks callbacks;
  private final FaultSwitch faults;
  private final Agenda agenda;

  Introspection(
      Ledger ledger, Journal journal, Callbacks callbacks, FaultSwitch faults, Agenda agenda) {
    this.ledger = ledger;
    this.journal = journal;
    this.callbacks = callbacks;
    this.faults = faults;
    this.agenda = agenda;
  }

  void call(Request request, Consumer<Answer> reply) {
    String name = request.path().substring(PREFIX.length());
    switch (request.method() + " " + name) {
      case "GET health" -> health(reply);
      case "GET summary" ->
          reply.accept(Answer.json(200, LedgerJson.summary(ledger.summary(), callbacks.dropped())));
      case "GET orders" -> reply.accept(new Answer.Lines(new LedgerLines(ledger)));
      case "GET repeated" -> reply.accept(repeated());
      case "GET faults" -> reply.accept(Answer.json(200, faults.faults().json()));
      case "POST faults" -> setFaults(request, reply);
      case "POST reset" -> reset(reply);
      default -> {
        boolean order = request.method().equals("GET") && name.startsWith(ORDER);
        reply.accept(
            order ? order(name.substring(ORDER.length())) : Answer.error(404, "No such page"));
      }
    }
  }

  /**
   * Waits for the ledger's disk, so that a sandbox that can take no order is not called healthy.
   */
  private void health(Consumer<Answer> reply) {
    journal.append(
        new byte[0],
        durable ->
            reply.accept(
                Answer.json(
                    durable ? 200 : 503,
                    Json.object(
                        json -> json.writeStringProperty("status", durable ? "UP" : "DOWN")))));
  }

  private Answer order(String encodedId) {
    String id;
    try {
      id = URLDecoder.decode(encodedId.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Answer.error(400, "The id is not percent-encoded as it should be");
    }
    SeenOrder seen = ledger.seen(id);
    return seen.posts() == 0
        ? Answer.error(404, "Never seen")
        : Answer.json(200, LedgerJson.order(seen));
  }

  private Answer repeated() {
    return Answer.json(
        200,
        Json.object(
            json -> {
              json.writeArrayPropertyStart("merchant_order_ids");
              ledger.repeated().forEach(json::writeString);
              json.writeEndArray();
            }));
  }

  private void setFaults(Request request, Consumer<Answer> reply) {
    try {
      faults.set(Faults.parse(request.body()));
      reply.accept(Answer.json(200, faults.faults().json()));
    } catch (Json.Unreadable e) {
      reply.accept(Answer.error(400, "Invalid parameters", e.reason()));
    }
  }

  /** Also forgets what is on disk, and switches faults off. */
  void reset(Consumer<Answer> reply) {
    agenda.clear();
    ledger.clear();
    callbacks.clear();
    faults.set(Faults.NONE);
    journal.reset(
        durable ->
            reply.accept(durable ? Answer.json(200, Json.object(json -> {})) : Answer.html(500)));
  }
}
