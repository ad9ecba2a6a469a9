package dev.payouts.standalone.client;

import dev.payouts.avro.PayoutResult;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.topics.Topics;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Results as they come, each on a line, as a table or as JSON. */
public final class ResultsView {
  private static final Duration WAIT = Duration.ofMillis(500);

  /** After so many waits for what is known to be there nothing will come: 15 s. */
  private static final int SILENT_MAX = 30;

  private static final String LINE = "%-24s %-10s %18s %-4s %3s %3s  %-24s %s%n";

  private final PrintStream out;
  private final boolean json;

  public ResultsView(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /**
   * Prints what is there.
   *
   * @param follow whether to go on with what comes, until the process ends or nobody reads on
   */
  public void run(Surroundings at, boolean follow) {
    try (var results = TopicReader.open(at, Topics.RESULTS)) {
      if (!json) {
        out.printf(LINE, "payout", "status", "amount", "", "rev", "att", "decided", "reason");
      }
      int silent = 0;
      do {
        List<PayoutResult> more = results.poll(WAIT);
        more.forEach(this::print);
        silent = more.isEmpty() ? silent + 1 : 0;
        if (!follow && silent > SILENT_MAX) {
          throw new ClientFailure("Kafka at %s stopped answering".formatted(at.kafka()));
        }
      } while (!out.checkError() && (follow || !results.isCaughtUp()));
    }
  }

  private void print(PayoutResult result) {
    if (json) {
      out.println(json(result));
      return;
    }
    out.printf(
        LINE,
        result.getPayoutId(),
        result.getStatus(),
        Numbers.money(result.getAmount()),
        result.getCurrency(),
        result.getRevision(),
        result.getAttempts(),
        result.getDecidedAt(),
        result.getReason() == null ? "" : result.getReason());
  }

  /** The Avro record with its own names; amounts as text, so that no reader rounds them. */
  static String json(PayoutResult result) {
    ObjectNode json = Http.JSON.createObjectNode();
    json.put("payout_id", result.getPayoutId());
    json.put("revision", result.getRevision());
    json.put("status", result.getStatus().name());
    json.put("amount", plain(result.getAmount()));
    json.put("final_amount", plain(result.getFinalAmount()));
    json.put("currency", result.getCurrency());
    json.put("payee_account_masked", result.getPayeeAccountMasked());
    json.put("reason", result.getReason());
    json.put("attempts", result.getAttempts());
    json.put("payment_uid", result.getPaymentUid());
    json.put("lane", result.getLane());
    json.put("source", result.getSource());
    json.put("reference", result.getReference());
    json.put("accepted_at", result.getAcceptedAt().toString());
    json.put("decided_at", result.getDecidedAt().toString());
    return json.toString();
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }
}
