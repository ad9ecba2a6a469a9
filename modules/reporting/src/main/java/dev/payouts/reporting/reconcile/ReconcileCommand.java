package dev.payouts.reporting.reconcile;

import dev.payouts.avro.BreakStanding;
import dev.payouts.avro.PayoutBreak;
import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.sheet.Document;
import dev.payouts.reporting.sheet.Document.Fact;
import dev.payouts.reporting.sheet.Format;
import dev.payouts.reporting.sheet.Outlet;
import dev.payouts.reporting.source.Results;
import dev.payouts.reporting.source.Skipped;
import dev.payouts.reporting.source.Source;
import dev.payouts.reporting.source.States;
import dev.payouts.reporting.words.Options;
import dev.payouts.reporting.words.Period;
import dev.payouts.service.SchemaSettings;
import dev.payouts.service.TopicSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code reconcile}: compares a merchant's statement with the results, and publishes the breaks.
 */
public final class ReconcileCommand {
  private static final Pattern LANE = Pattern.compile("[a-z0-9-]{1,32}");
  private static final Duration OPEN_FOR = Duration.ofHours(24);

  private final Path file;
  private final Mapping mapping;
  private final Period asked;
  private final Set<String> lanes;
  private final Duration openFor;
  private final Outlet outlet;
  private final boolean dryRun;

  private ReconcileCommand(Options options) {
    file =
        options
            .path("--statement")
            .orElseThrow(() -> new Misuse("reconcile needs --statement FILE"));
    mapping = options.path("--mapping").map(MappingFile::read).orElseGet(Mapping::usual);
    asked = Period.of(options);
    lanes = options.value("--lanes").map(ReconcileCommand::lanes).orElse(Set.of());
    openFor = options.duration("--open-for").orElse(OPEN_FOR);
    outlet = Outlet.of(options, Format.TABLE);
    dryRun = options.has("--dry-run");
  }

  /**
   * @throws Misuse if the words or the mapping mean nothing
   */
  public static ReconcileCommand of(List<String> words) {
    Set<String> valued = new HashSet<>(Set.of("--statement", "--mapping", "--lanes", "--open-for"));
    valued.addAll(Period.OPTIONS);
    valued.addAll(Outlet.OPTIONS);
    return new ReconcileCommand(Options.of("reconcile", words, valued, Set.of("--dry-run")));
  }

  private static Set<String> lanes(String text) {
    Set<String> lanes = new HashSet<>();
    for (String lane : text.split(",", -1)) {
      if (!LANE.matcher(lane).matches()) {
        throw new Misuse(
            "--lanes needs names of lanes, 1 to 32 of a-z 0-9 -, separated by commas, not \"%s\""
                .formatted(text));
      }
      lanes.add(lane);
    }
    return lanes;
  }

  /**
   * Compares, publishes and writes what was found.
   *
   * @return whether there are no breaks
   */
  public boolean run(
      Source at,
      TopicSettings topics,
      SchemaSettings schemas,
      Instant now,
      Outlet.Streams streams) {
    Statement statement = StatementFile.read(file, mapping, asked.zone());
    Terms terms = new Terms(period(statement), mapping.expected(), lanes, openFor, now);
    Findings findings = new Findings();
    List<Fact> facts = compare(at, statement, terms, findings);
    findings.control().check(statement);
    facts.add(published(at, topics, schemas, statement, findings, now));
    outlet.write(
        new Document(
            "Reconciliation of " + statement.name(),
            facts,
            List.of(
                findings.breaksSheet(now),
                findings.control().sheet(),
                findings.unsettledSheet(now),
                findings.skipped()),
            List.of()),
        streams);
    return findings.breaks().isEmpty();
  }

  private List<Fact> compare(Source at, Statement statement, Terms terms, Findings findings) {
    Matching matching = new Matching(statement, terms, findings::add);
    try (Results results = Results.open(at);
        States states = States.open(at, results)) {
      for (int partition : results.partitions()) {
        matching.partition(results.latest(partition, Here::of), states.read(partition));
      }
      matching.end(results.unreadable());
      List<Fact> facts = new ArrayList<>(facts(statement, terms));
      facts.add(Fact.text("read_results", results.extent().words()));
      facts.add(Fact.text("read_events", states.extent().words()));
      facts.add(Fact.count("results_read", results.seen()));
      facts.add(Fact.count("payouts", results.payouts()));
      facts.add(Fact.count("payouts_unreadable", results.unreadable().size()));
      facts.add(Fact.count("not_expected_there", matching.notExpected()));
      facts.add(
          Fact.count("records_skipped", results.skipped().count() + states.skipped().count()));
      findings.skipped(Skipped.sheet(results.skipped(), states.skipped()));
      facts.addAll(findings.counts());
      return facts;
    }
  }

  private List<Fact> facts(Statement statement, Terms terms) {
    return List.of(
        Fact.text("made_at", terms.now().toString()),
        Fact.count("lines", statement.lines().size()),
        Fact.text("compared", words(statement.compared())),
        Fact.text(
            "not_compared", words(EnumSet.complementOf(EnumSet.copyOf(statement.compared())))),
        Fact.text("period", terms.period().words() + ", by decided_at"),
        Fact.text("zone", terms.period().zoneName()),
        Fact.text(
            "expected_there",
            terms.expected().stream().map(Enum::name).sorted().collect(Collectors.joining(", "))),
        Fact.text(
            "lanes",
            terms.lanes().isEmpty()
                ? "all"
                : terms.lanes().stream().sorted().collect(Collectors.joining(", "))),
        Fact.text(
            "open_for_at_most",
            openFor.toString().substring("PT".length()).toLowerCase(Locale.ROOT)));
  }

  /** Dates are for ages and the period, and are not compared. */
  private static String words(Set<Field> fields) {
    String words =
        fields.stream()
            .filter(field -> field != Field.DATE)
            .map(field -> field.word().replace('_', ' '))
            .sorted()
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "nothing" : words;
  }

  /** The period that was asked for, otherwise the days from the first line to the last. */
  private Period period(Statement statement) {
    if (!asked.isEverything()) {
      return asked;
    }
    @Nullable Instant first = statement.first().orElse(null);
    @Nullable Instant last = statement.last().orElse(null);
    if (first == null || last == null) {
      throw new Misuse(
          "the statement %s has no dates, so it cannot be told which results it must have; give --from and --to"
              .formatted(file));
    }
    return new Period(Optional.of(asked.day(first)), Optional.of(asked.day(last)), asked.zone());
  }

  private Fact published(
      Source at,
      TopicSettings topics,
      SchemaSettings schemas,
      Statement statement,
      Findings findings,
      Instant now) {
    if (dryRun) {
      return Fact.text("published", "nothing, as asked by --dry-run");
    }
    BreakTopic topic = new BreakTopic(at, topics, schemas);
    topic.prepare();
    List<PayoutBreak> changes =
        new BreakRecords(statement.name(), now).changes(findings, topic.standing());
    topic.write(changes);
    return Fact.text(
        "published",
        "%d changes to payout.breaks; %d breaks stood there as they are"
            .formatted(changes.size(), findings.breaks().size() - opened(changes)));
  }

  private static long opened(List<PayoutBreak> changes) {
    return changes.stream().filter(one -> one.getStanding() == BreakStanding.OPEN).count();
  }
}
