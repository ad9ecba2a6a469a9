package dev.payouts.producer;

import dev.payouts.client.writing.CommandBodies;
import dev.payouts.core.rules.PayoutRequest;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.producer.Commands.Sent;
import dev.payouts.producer.EntryMetrics.Entry;
import dev.payouts.producer.EntryMetrics.Kind;
import dev.payouts.producer.EntryMetrics.Verdict;
import dev.payouts.producer.input.PayoutFields.Checked;
import dev.payouts.producer.input.Row;
import dev.payouts.producer.input.Rows;
import dev.payouts.service.access.Audit;
import java.io.IOException;
import java.security.Principal;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the rows of one batch: reads, checks and sends on one side, waits for Kafka and writes the
 * outcomes in order on the other, with a bounded number of rows between them.
 *
 * <p>The first row Kafka does not confirm ends the sending: Kafka is away then, and to let every
 * further row run into its limit would take hours and tell nothing new.
 */
final class Batch {
  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);
  private static final String UNKNOWN =
      "Kafka did not confirm it in time, so whether it was written is not known; send it again under the same payout id, it is paid once";

  /** What is handed from one side to the other. */
  private sealed interface Step {
    record Decided(Outcome outcome) implements Step {}

    record Waiting(Row row, Sent sent) implements Step {}

    /**
     * @param complete whether the input was read to its end
     */
    record End(boolean complete) implements Step {}
  }

  /** What every batch works with. */
  record Tools(
      PayoutRules rules,
      Commands commands,
      Confirmation confirmation,
      EntryMetrics metrics,
      InstantSource clock) {}

  private final Rows rows;
  private final Entry entry;
  private final @Nullable Principal caller;
  private final Spool spool;
  private final OutcomeLines lines;
  private final Tools tools;
  private final BlockingQueue<Step> steps;
  private final AtomicLong firstFailed = new AtomicLong();

  /**
   * @param caller who sent it; null where nobody is asked who he is
   */
  Batch(
      Rows rows,
      Entry entry,
      @Nullable Principal caller,
      Spool spool,
      Tools tools,
      int inFlightMax) {
    this.rows = rows;
    this.entry = entry;
    this.caller = caller;
    this.spool = spool;
    this.lines = new OutcomeLines(spool);
    this.tools = tools;
    this.steps = new ArrayBlockingQueue<>(inFlightMax);
  }

  /** Returns once every row has its outcome in the spool, or nobody reads that any more. */
  void run() throws IOException, InterruptedException {
    Thread collector = Thread.ofVirtual().name("batch-collector").start(this::collect);
    boolean complete = false;
    try {
      for (Row row = next(); row != null; row = next()) {
        steps.put(take(row));
      }
      complete = true;
    } finally {
      steps.put(new Step.End(complete));
      collector.join();
    }
  }

  private @Nullable Row next() throws IOException {
    return spool.isAbandoned() ? null : rows.next();
  }

  private Step take(Row row) {
    return switch (row) {
      case Row.Broken broken ->
          new Step.Decided(
              new Outcome.Rejected(row.number(), row.line(), null, broken.violations()));
      case Row.Filled filled ->
          switch (filled.fields().check(tools.rules(), tools.clock().instant())) {
            case Checked.Bad bad ->
                new Step.Decided(
                    new Outcome.Rejected(
                        row.number(), row.line(), shown(bad.payoutId()), bad.violations()));
            case Checked.Good(PayoutRequest request) -> send(row, request);
          };
    };
  }

  /** What is no payout id may be anything, an account number for one. */
  private static @Nullable String shown(@Nullable String payoutId) {
    return PayoutRules.isPayoutId(payoutId) ? payoutId : null;
  }

  private Step send(Row row, PayoutRequest request) {
    long failed = firstFailed.get();
    if (failed == 0) {
      return new Step.Waiting(row, tools.commands().submit(request));
    }
    String problem = "not sent, because Kafka did not confirm row " + failed + "; send it again";
    return new Step.Decided(
        new Outcome.Failed(
            row.number(), row.line(), CommandBodies.required(request.payoutId()), problem));
  }

  private void collect() {
    while (true) {
      Step step = steps.poll();
      try {
        if (step == null) {
          lines.flush();
          step = steps.take();
        }
        switch (step) {
          case Step.Decided decided -> write(decided.outcome());
          case Step.Waiting waiting -> write(outcome(waiting));
          case Step.End end -> {
            finish(end);
            return;
          }
        }
      } catch (IOException e) {
        // Rows go on being taken off, or the other side would never end.
        LOG.atError().setCause(e).log("Outcomes cannot be kept");
        spool.abandon();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Outcome outcome(Step.Waiting waiting) throws IOException {
    Row row = waiting.row();
    Sent sent = waiting.sent();
    if (!sent.written().isDone()) {
      lines.flush();
    }
    if (tools.confirmation().isWritten(sent.written())) {
      Audit.accepted(caller, Kind.SUBMIT.word(), sent.payoutId());
      return new Outcome.Accepted(row.number(), row.line(), sent.payoutId(), sent.commandId());
    }
    firstFailed.compareAndSet(0, row.number());
    return new Outcome.Failed(row.number(), row.line(), sent.payoutId(), UNKNOWN);
  }

  private void write(Outcome outcome) throws IOException {
    tools.metrics().count(Kind.SUBMIT, entry, verdict(outcome));
    lines.write(outcome);
  }

  private static Verdict verdict(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> Verdict.ACCEPTED;
      case Outcome.Rejected rejected -> Verdict.REJECTED;
      case Outcome.Failed failed -> Verdict.FAILED;
    };
  }

  private void finish(Step.End end) throws IOException {
    if (end.complete()) {
      lines.writeCounts();
    } else {
      lines.flush();
    }
  }
}
