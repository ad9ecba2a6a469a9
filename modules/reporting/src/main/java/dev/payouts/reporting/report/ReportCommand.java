package dev.payouts.reporting.report;

import dev.payouts.reporting.sheet.Document;
import dev.payouts.reporting.sheet.Document.Fact;
import dev.payouts.reporting.sheet.Format;
import dev.payouts.reporting.sheet.Outlet;
import dev.payouts.reporting.source.Results;
import dev.payouts.reporting.source.Skipped;
import dev.payouts.reporting.source.Source;
import dev.payouts.reporting.words.Options;
import dev.payouts.reporting.words.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** {@code report}: what became of the payouts of a period, by group. */
public final class ReportCommand {
  private static final String BY = "currency,status";

  private final Period period;
  private final CountedBy time;
  private final List<Dimension> by;
  private final Outlet outlet;

  private ReportCommand(Options options) {
    period = Period.of(options);
    time = options.value("--time").map(CountedBy::of).orElse(CountedBy.DECIDED);
    by = Dimension.list(options.value("--by").orElse(BY));
    outlet = Outlet.of(options, Format.TABLE);
  }

  /**
   * @throws dev.payouts.reporting.Misuse if the words mean nothing
   */
  public static ReportCommand of(List<String> words) {
    Set<String> valued = new HashSet<>(Set.of("--by", "--time"));
    valued.addAll(Period.OPTIONS);
    valued.addAll(Outlet.OPTIONS);
    return new ReportCommand(Options.of("report", words, valued, Set.of()));
  }

  /** Reads and writes the report. */
  public void run(Source at, Instant now, Outlet.Streams streams) {
    outlet.write(document(at, now), streams);
  }

  Document document(Source at, Instant now) {
    Tallies tallies = new Tallies(by, time, period);
    try (Results results = Results.open(at)) {
      Function<dev.payouts.avro.PayoutResult, Ended> keep = Ended.reader();
      for (int partition : results.partitions()) {
        results.latest(partition, keep).forEach(tallies::add);
      }
      return new Document(
          "Payout report",
          facts(results, tallies, now),
          List.of(tallies.byGroup(), tallies.byCurrency(), Skipped.sheet(results.skipped())),
          Figures.of(tallies));
    }
  }

  private List<Fact> facts(Results results, Tallies tallies, Instant now) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.text("period", period.words() + ", by " + time.field()));
    facts.add(Fact.text("zone", period.zoneName()));
    facts.add(Fact.text("made_at", now.toString()));
    facts.add(Fact.text("read", results.extent().words()));
    facts.add(Fact.count("records_read", results.seen()));
    facts.add(Fact.count("payouts", results.payouts()));
    facts.add(Fact.count("payouts_unreadable", results.unreadable().size()));
    facts.add(Fact.count("payouts_revised", results.revised()));
    facts.add(Fact.count("payouts_outside_period", tallies.outside()));
    facts.add(Fact.count("records_deleting", results.deleted()));
    facts.add(Fact.count("records_skipped", results.skipped().count()));
    Tally all = tallies.all();
    facts.add(Fact.count("payouts_in_period", all.payouts()));
    facts.add(new Fact("success_percent", all.success()));
    facts.add(
        Fact.text(
            "success_means",
            "completed of all but cancelled, which were never sent; cut, not rounded"));
    facts.add(
        Fact.text(
            "seconds_mean",
            "accepted_at to decided_at of completed payouts, exact, nearest rank; %d without, decided before accepted"
                .formatted(all.backwards())));
    return facts;
  }
}
