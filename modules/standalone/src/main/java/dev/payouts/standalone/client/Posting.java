package dev.payouts.standalone.client;

import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;

/** What the producer says of an order. */
sealed interface Posting {
  /** Kafka has the command. */
  record Taken(String commandId) implements Posting {}

  /** Kafka may have it or not. */
  record Unclear(String why) implements Posting {}

  /** More than the producer gives Kafka (payouts.producer.delivery-limit). */
  Duration LIMIT = Duration.ofSeconds(60);

  int SERVER_ERROR_MIN = 500;

  /**
   * @throws ClientFailure if certainly nothing was written
   */
  static Posting of(Surroundings at, Order order) {
    HttpRequest request =
        Http.request(at, Role.PRODUCER, "/v1/payouts/" + order.payoutId() + "/" + order.verb())
            .header("Content-Type", "application/json")
            .timeout(LIMIT)
            .POST(BodyPublishers.ofString(order.json()))
            .build();
    try {
      return read(at, order, Http.call(at, Role.PRODUCER, request, BodyHandlers.ofString()));
    } catch (ClientFailure e) {
      if (Http.isUnsent(e) || e.getCause() == null) {
        throw e;
      }
      return new Unclear(String.valueOf(e.getMessage()));
    }
  }

  private static Posting read(Surroundings at, Order order, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == Http.ACCEPTED) {
      return taken(answer.body());
    }
    String problem =
        Http.problem(status, answer.body())
            + (status == Http.NOT_FOUND ? "; is PAYOUTS_PRODUCER_PORT right?" : "");
    if (status >= SERVER_ERROR_MIN) {
      return new Unclear("the producer at %s: %s".formatted(at.http(Role.PRODUCER), problem));
    }
    throw new ClientFailure(
        "the producer refuses to %s %s: %s".formatted(order.verb(), order.payoutId(), problem));
  }

  private static Posting taken(String body) {
    try {
      String id = Http.JSON.readTree(body).path("command_id").asString("");
      if (!id.isEmpty()) {
        return new Taken(id);
      }
    } catch (JacksonException notJson) {
      // As unclear as an answer without an id.
    }
    return new Unclear(
        "what answered took it, but is no producer; is PAYOUTS_PRODUCER_PORT right?");
  }
}
