package dev.payouts.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TracesTest {
  private static final Order CANCEL = new Order.Cancel("a", Optional.empty());
  private static final Order RESOLVE = new Order.Resolve("a", "COMPLETED", "desk", "statement");

  /** The command may not have been read yet, and what is sent may still come back. */
  @ParameterizedTest
  @ValueSource(strings = {"SCHEDULED", "QUEUED", "SUBMITTING", "UNCERTAIN"})
  void aPayoutThatMayYetBeCancelledProvesNothing(String state) {
    assertThat(new Traces(CANCEL, 1).in(payout(state, ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PENDING", "REVIEW", "COMPLETED", "FAILED", "REJECTED", "OVERDUE", "REFUNDED"})
  void aPayoutThatWasSentCanBeCancelledNoMore(String state) {
    assertThat(new Traces(CANCEL, 1).in(payout(state, "")))
        .contains(
            new Fate.Refused("too-late", "the payout may have been sent already; it is " + state));
  }

  @Test
  void aPayoutThatWasCancelledAndThenFoundWasCancelled() {
    JsonNode payout =
        payout(
            "COMPLETED",
            step(2, "QUEUED", "CANCELLED", "cancelled-by-command", "")
                + ","
                + step(3, "CANCELLED", "COMPLETED", "order-found", ""));

    assertThat(new Traces(CANCEL, 1).in(payout)).contains(new Fate.Applied("COMPLETED"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | COMPLETED | resolved by desk: statement | true",
        "5 | COMPLETED | resolved by desk: ****6789 | true",
        "5 | COMPLETED | resolved by other: statement | false",
        "5 | FAILED    | resolved by desk: statement | false",
        "4 | COMPLETED | resolved by desk: statement | false",
      })
  void onlyANewStepOfTheSameWordsIsOurDecision(
      int sequence, String to, String detail, boolean ours) {
    JsonNode payout = payout(to, step(sequence, "REVIEW", to, "resolved-by-operator", detail));

    assertThat(new Traces(RESOLVE, 4).in(payout).isPresent()).isEqualTo(ours);
  }

  @Test
  void whatTheGatewaySaidMeanwhileIsNoDecision() {
    JsonNode payout = payout("COMPLETED", step(5, "REVIEW", "COMPLETED", "order-found", ""));

    assertThat(new Traces(RESOLVE, 4).in(payout)).isEmpty();
  }

  private static JsonNode payout(String state, String steps) {
    return JsonMapper.shared()
        .readTree(
            "{\"payout_id\":\"a\",\"state\":\"%s\",\"timeline\":[%s]}".formatted(state, steps));
  }

  private static String step(int sequence, String from, String to, String cause, String detail) {
    return "{\"sequence\":%d,\"from\":\"%s\",\"to\":\"%s\",\"cause\":\"%s\",\"detail\":\"%s\"}"
        .formatted(sequence, from, to, cause, detail);
  }
}
