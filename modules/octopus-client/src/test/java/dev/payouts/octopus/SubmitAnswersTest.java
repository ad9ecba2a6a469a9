package dev.payouts.octopus;

import static dev.payouts.octopus.AnswerCases.answer;
import static dev.payouts.octopus.AnswerCases.error;
import static dev.payouts.octopus.AnswerCases.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.octopus.SubmitOutcome.Accepted;
import dev.payouts.octopus.SubmitOutcome.Declined;
import dev.payouts.octopus.SubmitOutcome.Unknown;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which outcome an answer to order/new proves, over a real connection. */
class SubmitAnswersTest {
  private static final String DUPLICATE = error("\"Duplicate merchant_order_id\"");

  static Stream<Arguments> accepted() {
    return Stream.of(
        answer("accepted", "200 OK", Calls.ACCEPTED, Accepted.class, "pending"),
        answer(
            "accepted, whatever the status", "500 Oops", Calls.ACCEPTED, Accepted.class, "pending"),
        answer(
            "unknown word", "200 OK", payment("\"payment_status\":\"zen\""), Accepted.class, "zen"),
        answer(
            "numeric amount",
            "200 OK",
            payment("\"payment_status\":\"none\",\"amount\":1.10"),
            Accepted.class,
            "amount=1.10,"),
        answer(
            "extra fields of any type",
            "200 OK",
            payment("\"payment_status\":\"none\",\"x\":[{}],\"distribute_rules\":{}"),
            Accepted.class,
            "none"));
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        answer(
            "declined by text",
            "200 OK",
            error("\"balance too low\""),
            Declined.class,
            "balance too low"),
        answer(
            "declined with 400",
            "400 Bad",
            error(
                "{\"error\":\"Invalid parameters\",\"details\":\"The 'amount' field is required.\"}"),
            Declined.class,
            "Invalid parameters; The 'amount' field is required."),
        answer(
            "declined with a list",
            "422 No",
            error("{\"error\":\"bad\",\"details\":{\"to\":[\"unknown bank\",7]}}"),
            Declined.class,
            "bad; unknown bank; 7"),
        answer(
            "declined, account masked",
            "400 Bad",
            error("\"account 0123456789 or 98-76-54 3210 of Somchai Jaidee is closed\""),
            Declined.class,
            "reason=account **** or **** of **** is closed]"),
        answer("duplicate", "400 Bad", DUPLICATE, Unknown.class, "duplicate: Duplicate"),
        answer(
            "duplicate in the details",
            "422 No",
            error(
                "{\"error\":\"bad\",\"details\":{\"merchant_order_id\":[\"has already been taken\"]}}"),
            Unknown.class,
            "duplicate: bad"),
        answer("error with 500", "500 Oops", error("\"oops\""), Unknown.class, "HTTP 500: oops"),
        answer("error with 429", "429 Slow", error("\"slow\""), Unknown.class, "HTTP 429: slow"),
        answer("error with 408", "408 Late", error("\"late\""), Unknown.class, "HTTP 408: late"));
  }

  static Stream<Arguments> oddEnvelopes() {
    return Stream.of(
        answer("error without text", "400 Bad", error("null"), Unknown.class, "form"),
        answer("error with a blank", "400 Bad", error("\" \""), Unknown.class, "form"),
        answer(
            "error with an order",
            "400 Bad",
            error("{\"error\":\"x\",\"payment\":{}}"),
            Unknown.class,
            "form"),
        answer(
            "another result",
            "200 OK",
            "{\"result\":\"maybe\",\"data\":\"x\"}",
            Unknown.class,
            "form"),
        answer(
            "result is no text",
            "200 OK",
            "{\"result\":true,\"data\":{\"payment\":{\"payment_status\":\"none\"}}}",
            Unknown.class,
            "form"),
        answer(
            "bare object", "200 OK", "{\"payment_status\":\"pending\"}", Unknown.class, "envelope"),
        answer(
            "success without payment",
            "200 OK",
            "{\"result\":\"success\",\"data\":{}}",
            Unknown.class,
            "data.payment"),
        answer(
            "payment is a text",
            "200 OK",
            "{\"result\":\"success\",\"data\":{\"payment\":\"bank\"}}",
            Unknown.class,
            "data.payment"));
  }

  static Stream<Arguments> oddOrders() {
    return Stream.of(
        answer("no status", "200 OK", payment("\"to\":\"1\""), Unknown.class, "payment_status"),
        answer(
            "empty status",
            "200 OK",
            payment("\"payment_status\":\"\""),
            Unknown.class,
            "payment_status"),
        answer(
            "status is a number",
            "200 OK",
            payment("\"payment_status\":1"),
            Unknown.class,
            "payment_status"),
        answer(
            "amount is no decimal",
            "200 OK",
            payment("\"payment_status\":\"none\",\"amount\":\"1e9\""),
            Unknown.class,
            "amount"),
        answer(
            "amount is nested",
            "200 OK",
            payment("\"payment_status\":\"none\",\"amount\":{\"a\":1}"),
            Unknown.class,
            "amount"),
        answer(
            "duplicate key",
            "200 OK",
            payment("\"payment_status\":\"none\",\"payment_status\":\"completed\""),
            Unknown.class,
            "well-formed"),
        answer(
            "half a JSON", "200 OK", Calls.ACCEPTED.substring(0, 90), Unknown.class, "well-formed"),
        answer("trailing junk", "200 OK", Calls.ACCEPTED + "{}", Unknown.class, "well-formed"),
        answer("an array", "200 OK", "[" + Calls.ACCEPTED + "]", Unknown.class, "well-formed"),
        answer(
            "too deep",
            "200 OK",
            payment("\"payment_status\":\"none\",\"x\":" + "[".repeat(5000) + "]".repeat(5000)),
            Unknown.class,
            "well-formed"),
        answer("empty", "200 OK", "", Unknown.class, "well-formed"),
        answer("no content", "204 None", "", Unknown.class, "well-formed"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"accepted", "errors", "oddEnvelopes", "oddOrders"})
  void proves(String name, String answer, Class<?> outcome, String says) throws Exception {
    try (var gateway = ScriptedGateway.answering((line, post) -> line.send(answer));
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      SubmitOutcome actual = client.submit(Calls.order(), Calls.soon());

      assertThat(actual).isInstanceOf(outcome);
      assertThat(actual.toString()).contains(says);
    }
  }
}
