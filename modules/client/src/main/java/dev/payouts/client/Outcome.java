package dev.payouts.client;

import dev.payouts.core.rules.Violation;
import java.util.List;

/**
 * What is known of a command that was to be sent. There is no "failed": whatever kept Kafka from
 * confirming a record, an earlier try of it may have arrived.
 */
public sealed interface Outcome {
  /**
   * Kafka has the command, on every in-sync replica. What becomes of it is published on
   * payout.results or payout.rejections.
   */
  record Accepted(String payoutId, String commandId, String topic, int partition, long offset)
      implements Outcome {}

  /**
   * It breaks rules, and nothing was sent.
   *
   * @param problems every field that breaks one, in the words of the REST API
   */
  record Refused(List<Violation> problems) implements Outcome {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Kafka did not confirm it, so whether it was written is not known. Send it again under the same
   * payout id and with the same content until it is accepted: it is paid once.
   *
   * @param cause what Kafka's client said, for the log; no proof that nothing was written
   */
  record Unknown(String payoutId, String commandId, Throwable cause) implements Outcome {}
}
