package dev.payouts.reporting.completeness;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.reporting.completeness.Balance.Count;
import dev.payouts.reporting.source.Scan;
import dev.payouts.topics.Topics;
import java.util.HashMap;
import java.util.Map;

/** Reads a partition of commands, then of events and results what is about their payouts. */
final class Reading {
  private final CommandsRead read;
  private final Positions rejections;
  private final Positions deadLetters;
  private final Balance balance;

  Reading(CommandsRead read, Positions rejections, Positions deadLetters, Balance balance) {
    this.read = read;
    this.rejections = rejections;
    this.deadLetters = deadLetters;
    this.balance = balance;
  }

  /** By payout id; one for each payout that a command of the partition names. */
  Map<String, Known> commands(Scan<PayoutCommand> commands, int partition) {
    Map<String, Known> payouts = new HashMap<>();
    commands.read(
        partition,
        false,
        entry -> {
          balance.command(Count.READ);
          if (!read.has(partition, entry.offset())) {
            balance.command(Count.WAITING);
          } else if (entry.value() == null) {
            undecodable(partition, entry.offset());
          } else {
            command(payouts, entry, entry.value());
          }
        },
        (_, _, offset, _) -> {
          balance.command(Count.READ);
          if (read.has(partition, offset)) {
            undecodable(partition, offset);
          } else {
            balance.command(Count.WAITING);
          }
        });
    return payouts;
  }

  private void command(
      Map<String, Known> payouts, Scan.Entry<PayoutCommand> entry, PayoutCommand command) {
    if (command.getBody() instanceof SubmitPayout) {
      balance.command(Count.SUBMITS);
    } else {
      balance.command(Count.OTHERS);
    }
    boolean rejected = rejections.has(entry.partition(), entry.offset());
    // One that is known by its key only, or elsewhere, is rejected and names no payout here.
    if (entry.key().equals(command.getPayoutId())) {
      payouts.merge(
          command.getPayoutId(),
          Known.NOTHING.commanded(rejected),
          (known, _) -> known.commanded(rejected));
    } else if (!rejected) {
      balance.missing(
          where(entry.partition(), entry.offset()),
          "its key is not its payout id, and there is no rejection");
    }
  }

  private void undecodable(int partition, long offset) {
    balance.command(Count.UNDECODABLE);
    if (deadLetters.has(partition, offset)) {
      balance.command(Count.DEAD_LETTERS);
    } else {
      balance.missing(
          where(partition, offset), "it cannot be decoded, and there is no dead letter");
    }
  }

  private static String where(int partition, long offset) {
    return "%s partition %d offset %d".formatted(Topics.COMMANDS, partition, offset);
  }

  void events(Scan<PayoutEvent> events, int partition, Map<String, Known> payouts) {
    events.read(
        partition,
        true,
        entry -> {
          PayoutEvent event = entry.value();
          if (event != null) {
            payouts.computeIfPresent(
                entry.key(), (_, known) -> known.moved(event.getToState(), event.getSequence()));
          }
        });
  }

  void results(Scan<PayoutResult> results, int partition, Map<String, Known> payouts) {
    results.read(
        partition,
        true,
        entry ->
            payouts.computeIfPresent(
                entry.key(), (_, known) -> known.withResult(entry.value() != null)));
  }
}
