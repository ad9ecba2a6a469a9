package dev.payouts.reporting.completeness;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutResult;
import dev.payouts.reporting.sheet.Document;
import dev.payouts.reporting.sheet.Document.Fact;
import dev.payouts.reporting.sheet.Format;
import dev.payouts.reporting.sheet.Outlet;
import dev.payouts.reporting.sheet.Sheet;
import dev.payouts.reporting.source.Scan;
import dev.payouts.reporting.source.Skipped;
import dev.payouts.reporting.source.Source;
import dev.payouts.reporting.words.Options;
import dev.payouts.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code completeness}: whether every command that the orchestrator has read became a result, an
 * open payout, a rejection or a dead letter.
 */
public final class CompletenessCommand {
  private static final String METRICS = "--metrics";

  private final Outlet outlet;
  private final Optional<CompletenessMetrics> metrics;

  private CompletenessCommand(Outlet outlet, Optional<CompletenessMetrics> metrics) {
    this.outlet = outlet;
    this.metrics = metrics;
  }

  /**
   * @throws dev.payouts.reporting.Misuse if the words mean nothing
   */
  public static CompletenessCommand of(List<String> words) {
    Set<String> valued = new HashSet<>(Outlet.OPTIONS);
    valued.add(METRICS);
    Options options = Options.of("completeness", words, valued, Set.of());
    return new CompletenessCommand(
        Outlet.of(options, Format.TABLE), options.value(METRICS).map(CompletenessMetrics::to));
  }

  /**
   * Reads and writes what was found.
   *
   * @param group the orchestrator's application id, which is its consumer group
   * @return whether nothing is missing
   */
  public boolean run(Source at, String group, Instant now, Outlet.Streams streams) {
    Balance balance = new Balance();
    Sheet skipped;
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.text("made_at", now.toString()));
    // First how far was read, then what came of it: all of that is committed by then.
    CommandsRead read = CommandsRead.of(at, group);
    facts.add(Fact.text("orchestrator", group + " has read to " + read.offsets()));
    try (Scan<PayoutCommand> commands = Scan.open(at, Topics.COMMANDS);
        Scan<PayoutEvent> events = Scan.openToWatermark(at, Topics.EVENTS);
        Scan<PayoutResult> results = Scan.openToWatermark(at, Topics.RESULTS)) {
      Positions rejections = Positions.ofRejections(at);
      Positions deadLetters = Positions.ofDeadLetters(at);
      Reading reading = new Reading(read, rejections, deadLetters, balance);
      for (int partition : commands.partitions()) {
        Map<String, Known> payouts = reading.commands(commands, partition);
        reading.events(events, partition, payouts);
        reading.results(results, partition, payouts);
        payouts.forEach(balance::payout);
      }
      facts.add(Fact.text("read_commands", commands.extent().words()));
      facts.add(Fact.text("read_events", events.extent().words()));
      facts.add(Fact.text("read_results", results.extent().words()));
      facts.add(Fact.text("read_rejections", rejections.extent()));
      facts.add(Fact.text("read_dead_letters", deadLetters.extent()));
      skipped = Skipped.sheet(events.skipped(), results.skipped());
    }
    facts.add(Fact.count("missing_count", balance.missing()));
    outlet.write(
        new Document(
            "Completeness",
            facts,
            List.of(balance.sheet(), balance.missingSheet(), skipped),
            List.of()),
        streams);
    metrics.ifPresent(where -> where.write(balance, now));
    return balance.isEven();
  }
}
