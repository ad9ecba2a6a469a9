package dev.payouts.proofs.fuzz;

import dev.payouts.octopus.ClientSettings;
import dev.payouts.octopus.Deadline;
import dev.payouts.octopus.GatewayAccount;
import dev.payouts.octopus.InquiryOutcome;
import dev.payouts.octopus.NewOrder;
import dev.payouts.octopus.OctopusClient;
import dev.payouts.octopus.Party;
import dev.payouts.octopus.SubmitOutcome;
import dev.payouts.octopus.Transport;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The gateway's answers. Whatever it says, a call ends in an outcome, and a wrong one is none. */
final class AnswerDoor implements Door {
  /** That the corpus speaks of. */
  private static final String ORDER_ID = "pay-1";

  private static final List<Integer> STATUSES =
      List.of(200, 200, 200, 200, 201, 302, 400, 429, 500);
  private static final List<String> TYPES = List.of("application/json", "text/html", "");
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final NewOrder ORDER =
      NewOrder.expense(
          ORDER_ID,
          new BigDecimal("100.00"),
          "THB",
          "TH",
          "bank",
          new Party("0123456789", "Somchai", "KBANK"));

  private final boolean submits;
  private final Canned canned = new Canned();
  private final OctopusClient client =
      OctopusClient.over(
          canned,
          new GatewayAccount(URI.create("http://127.0.0.1:1"), "key", "a-secret", "merchant"),
          ClientSettings.defaults());

  /** Answers every call with what it was given. */
  private static final class Canned implements Transport {
    private Reply reply = new Reply.Lost("nothing yet");

    @Override
    public Reply post(Request request, Deadline deadline) {
      return reply;
    }

    @Override
    public void close() {}
  }

  private AnswerDoor(boolean submits) {
    this.submits = submits;
  }

  static Door toNew() {
    return new AnswerDoor(true);
  }

  static Door toGet() {
    return new AnswerDoor(false);
  }

  @Override
  public String name() {
    return submits ? "order-new" : "order-get";
  }

  @Override
  public Answers take(byte[] input, SplittableRandom random) {
    String body = new String(input, StandardCharsets.UTF_8);
    canned.reply =
        new Transport.Reply.Answered(
            STATUSES.get(random.nextInt(STATUSES.size())),
            TYPES.get(random.nextInt(TYPES.size())),
            random.nextInt(10) == 0 ? "gzip" : "",
            body);
    Deadline deadline = Deadline.after(PATIENCE);
    return Answers.taken(
        submits
            ? judged(client.submit(ORDER, deadline), body)
            : judged(client.inquire(ORDER_ID, deadline), body));
  }

  private static boolean judged(SubmitOutcome outcome, String body) {
    return switch (outcome) {
      case SubmitOutcome.Accepted _ -> {
        Door.require(body.contains("success"), "accepted by " + body);
        yield true;
      }
      case SubmitOutcome.Declined declined -> {
        Door.require(body.contains("error"), "declined by " + body);
        Speech.require(declined.reason());
        yield true;
      }
      case SubmitOutcome.NotSent _ ->
          throw new AssertionError("an answer came, yet it is not sent");
      case SubmitOutcome.Unknown unknown -> {
        Speech.require(unknown.reason());
        yield false;
      }
    };
  }

  private static boolean judged(InquiryOutcome outcome, String body) {
    return switch (outcome) {
      case InquiryOutcome.Found found -> {
        Door.require(
            ORDER_ID.equals(found.order().merchantOrderId()), "another order is found in " + body);
        yield true;
      }
      case InquiryOutcome.Absent absent -> {
        Speech.require(absent.answer());
        Door.require(
            absent.answer().toLowerCase(Locale.ROOT).contains("order"),
            "an absent order by " + absent.answer());
        yield true;
      }
      case InquiryOutcome.Inconclusive inconclusive -> {
        Speech.require(inconclusive.reason());
        yield false;
      }
    };
  }
}
