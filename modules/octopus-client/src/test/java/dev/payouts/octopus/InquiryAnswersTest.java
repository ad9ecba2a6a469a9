package dev.payouts.octopus;

import static dev.payouts.octopus.AnswerCases.answer;
import static dev.payouts.octopus.AnswerCases.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.octopus.InquiryOutcome.Absent;
import dev.payouts.octopus.InquiryOutcome.Found;
import dev.payouts.octopus.InquiryOutcome.Inconclusive;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which outcome an answer to order/get proves, over a real connection. */
class InquiryAnswersTest {
  private static final String NO_SUCH = error("\"Order not found\"");
  private static final String BARE =
      Calls.FOUND.substring(Calls.FOUND.indexOf("\"data\":") + 7, Calls.FOUND.length() - 1);

  static Stream<Arguments> known() {
    return Stream.of(
        answer("enveloped", "200 OK", Calls.FOUND, Found.class, "completed"),
        answer("bare", "200 OK", BARE, Found.class, "completed"),
        answer("unknown word", "200 OK", BARE.replace("completed", "zen"), Found.class, "zen"),
        answer("absent", "200 OK", NO_SUCH, Absent.class, "Order not found"),
        answer("absent with 404", "404 None", NO_SUCH, Absent.class, "Order not found"),
        answer(
            "absent by details",
            "404 None",
            error("{\"error\":\"bad\",\"details\":\"the order does not exist\"}"),
            Absent.class,
            "bad; the order does not exist"),
        answer(
            "absent, says a broken gateway", "503 Oops", NO_SUCH, Inconclusive.class, "HTTP 503"),
        answer(
            "404 without envelope",
            "404 None",
            "{\"message\":\"Order not found\"}",
            Inconclusive.class,
            "payment_status"));
  }

  static Stream<Arguments> inconclusive() {
    return Stream.of(
        answer(
            "page not found",
            "404 None",
            error("\"page not found\""),
            Inconclusive.class,
            "page not found"),
        answer(
            "another error",
            "200 OK",
            error("\"signature invalid\""),
            Inconclusive.class,
            "signature invalid"),
        answer(
            "another order",
            "200 OK",
            BARE.replace("order-1", "order-2"),
            Inconclusive.class,
            "another order"),
        answer(
            "no order id",
            "200 OK",
            BARE.replace("merchant_order_id", "x"),
            Inconclusive.class,
            "without its merchant_order_id"),
        answer(
            "order id is a number",
            "200 OK",
            BARE.replace("\"order-1\"", "1"),
            Inconclusive.class,
            "merchant_order_id"),
        answer(
            "no status",
            "200 OK",
            BARE.replace("payment_status", "x"),
            Inconclusive.class,
            "payment_status"),
        answer(
            "null",
            "200 OK",
            "{\"result\":\"success\",\"data\":null}",
            Inconclusive.class,
            "without an order"),
        answer(
            "empty list",
            "200 OK",
            "{\"result\":\"success\",\"data\":[]}",
            Inconclusive.class,
            "without an order"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"known", "inconclusive"})
  void proves(String name, String answer, Class<?> outcome, String says) throws Exception {
    try (var gateway = ScriptedGateway.answering((line, post) -> line.send(answer));
        var client = new OctopusClient(gateway.account(), Calls.patient())) {
      InquiryOutcome actual = client.inquire("order-1", Calls.soon());

      assertThat(actual).isInstanceOf(outcome);
      assertThat(actual.toString()).contains(says);
    }
  }
}
