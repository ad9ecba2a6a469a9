package dev.payouts.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.octopus.Transport.Reply;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Valid answers, broken at random: never an exception, never more than the fields say. */
class MutationTest {
  private static final int MUTANTS = 20_000;
  private static final long SEED = 20_261_123;
  private static final String JUNK = "{}[]\",:\\\u0000\u2028é9-.tn ";

  private final Answers answers =
      new Answers(
          new GatewayAccount(URI.create("http://x"), "the-key", "the-secret", "M-1"),
          ClientSettings.defaults());

  @Test
  void neverThrowsAndNeverAcceptsWithoutAStatus() {
    var random = new Random(SEED);
    for (int i = 0; i < MUTANTS; i++) {
      String body = mutant(Calls.ACCEPTED, random);
      SubmitOutcome outcome = answers.submitted(reply(body), Calls.order());
      if (outcome instanceof SubmitOutcome.Accepted accepted) {
        assertThat(body.replaceAll("\\s", ""))
            .contains("\"result\":\"success\"", "\"payment\":{", "\"payment_status\":\"");
        assertThat(accepted.order().paymentStatus()).isNotEmpty();
      } else {
        assertThat(outcome).isInstanceOf(SubmitOutcome.Unknown.class);
      }
      assertThat(outcome.toString()).doesNotContain(Calls.ACCOUNT);
    }
  }

  @Test
  void neverThrowsAndNeverFindsAnotherOrder() {
    var random = new Random(SEED);
    for (int i = 0; i < MUTANTS; i++) {
      String body = mutant(Calls.FOUND, random);
      InquiryOutcome outcome = answers.inquired(reply(body), "order-1");
      if (outcome instanceof InquiryOutcome.Found found) {
        assertThat(found.order().merchantOrderId()).isEqualTo("order-1");
        assertThat(found.order().paymentStatus()).isNotEmpty();
      } else {
        assertThat(outcome).isInstanceOf(InquiryOutcome.Inconclusive.class);
      }
      assertThat(outcome.toString()).doesNotContain(Calls.ACCOUNT);
    }
  }

  private static Reply reply(String body) {
    return new Reply.Answered(200, "application/json", "", body);
  }

  private static String mutant(String valid, Random random) {
    var text = new StringBuilder(valid);
    for (int edits = 1 + random.nextInt(3); edits > 0 && text.length() > 1; edits--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(20));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, JUNK.charAt(random.nextInt(JUNK.length())));
        case 2 -> text.setCharAt(at, JUNK.charAt(random.nextInt(JUNK.length())));
        case 3 -> text.insert(at, text.substring(at, end));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }
}
