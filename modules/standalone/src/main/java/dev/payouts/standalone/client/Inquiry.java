package dev.payouts.standalone.client;

import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the orchestrator says when it is asked about a payout. */
sealed interface Inquiry {
  /** As in docs/openapi.yaml, PayoutView. */
  record Shown(JsonNode payout) implements Inquiry {}

  /** It knows none with this id, as of the commands that it has read. */
  record Absent(String why) implements Inquiry {}

  /** It answered, but not the question. */
  record Unanswered(String why) implements Inquiry {}

  Duration LIMIT = Duration.ofSeconds(10);

  /**
   * @throws ClientFailure if nobody answers
   */
  static Inquiry of(Surroundings at, String payoutId) {
    String id = URLEncoder.encode(payoutId, StandardCharsets.UTF_8);
    HttpRequest request =
        Http.request(at, Role.ORCHESTRATOR, "/v1/payouts/" + id).timeout(LIMIT).build();
    var answer = Http.call(at, Role.ORCHESTRATOR, request, BodyHandlers.ofString());
    if (answer.statusCode() == Http.OK) {
      return shown(at, answer.body());
    }
    String problem = Http.problem(answer.statusCode(), answer.body());
    // A bare 404 can be any program's; the orchestrator's own says what it does not know.
    return answer.statusCode() == Http.NOT_FOUND && !problem.startsWith(Http.NOTHING_SAID)
        ? new Absent(problem)
        : new Unanswered(problem);
  }

  private static Inquiry shown(Surroundings at, String body) {
    try {
      JsonNode payout = Http.JSON.readTree(body);
      if (payout.has("payout_id") && payout.has("state")) {
        return new Shown(payout);
      }
    } catch (JacksonException notJson) {
      // Said below.
    }
    throw new ClientFailure(
        "what answers at %s is no orchestrator; is PAYOUTS_ORCHESTRATOR_PORT right?"
            .formatted(at.http(Role.ORCHESTRATOR)));
  }
}
