package dev.payouts.reporting.export;

import dev.payouts.avro.PayoutResult;
import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.sheet.Outlet;
import dev.payouts.reporting.source.Results;
import dev.payouts.reporting.source.Source;
import dev.payouts.reporting.words.Options;
import dev.payouts.reporting.words.Period;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code export}: a row for each payout as of its latest revision, as CSV or Parquet. */
public final class ExportCommand {
  private final Period period;
  private final Optional<Path> csv;
  private final Optional<Path> parquet;

  private ExportCommand(Options options) {
    period = Period.of(options);
    csv = options.path("--csv");
    parquet = options.path("--parquet");
    if (csv.isPresent() == parquet.isPresent()) {
      throw new Misuse("export needs either --csv FILE or --parquet FILE");
    }
  }

  /**
   * @throws Misuse if the words mean nothing
   */
  public static ExportCommand of(List<String> words) {
    Set<String> valued = new HashSet<>(Set.of("--csv", "--parquet"));
    valued.addAll(Period.OPTIONS);
    return new ExportCommand(Options.of("export", words, valued, Set.of()));
  }

  /** The file is there once it is whole, and not before. */
  public void run(Source at, Outlet.Streams streams) {
    Path file = csv.or(() -> parquet).orElseThrow();
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      write(at, part, streams);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      streams.out().println("written: " + file);
    } catch (IOException | UncheckedIOException e) {
      throw new ReportFailure("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void write(Source at, Path part, Outlet.Streams streams) throws IOException {
    long[] rows = {0};
    try (Results results = Results.open(at);
        RowFile file = csv.isPresent() ? new CsvFile(part) : new ParquetFile(part)) {
      for (int partition : results.partitions()) {
        results.eachLatest(
            partition,
            result -> {
              if (period.contains(result.getDecidedAt())) {
                rows[0]++;
                row(file, result);
              }
            });
      }
      streams
          .err()
          .printf(
              "# period: %s, by decided_at, %s%n# read: %s%n# records read: %d, payouts: %d, unreadable: %d, rows: %d, records skipped: %d%n",
              period.words(),
              period.zoneName(),
              results.extent().words(),
              results.seen(),
              results.payouts(),
              results.unreadable().size(),
              rows[0],
              results.skipped().count());
    }
  }

  private static void row(RowFile file, PayoutResult result) {
    try {
      file.row(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
