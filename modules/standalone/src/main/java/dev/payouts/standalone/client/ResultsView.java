package dev.payouts.standalone.client;

import dev.payouts.avro.PayoutResult;
import dev.payouts.service.ResultJson;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.topics.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

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
      out.println(ResultJson.of(result));
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
}
