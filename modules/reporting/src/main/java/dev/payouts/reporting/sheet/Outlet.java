package dev.payouts.reporting.sheet;

import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.ReportFailure;
import dev.payouts.reporting.words.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;

/** Where a document goes, and in which format. */
public record Outlet(Format format, Optional<Path> file) {
  /** The options that name one. */
  public static final Set<String> OPTIONS = Set.of("--format", "--out");

  /**
   * Where commands write.
   *
   * @param out what was asked for
   * @param err what is said about it
   */
  public record Streams(PrintStream out, PrintStream err) {}

  public static Outlet of(Options options, Format usual) {
    Format format = options.value("--format").map(Format::of).orElse(usual);
    Optional<Path> file = options.path("--out");
    if (format == Format.HTML && file.isEmpty()) {
      throw new Misuse("--format html needs --out FILE");
    }
    return new Outlet(format, file);
  }

  /** CSV has no place for the facts, so they go to standard error then. */
  public void write(Document document, Streams streams) {
    String text = format.write(document);
    if (file.isPresent()) {
      replace(file.get(), text);
      streams.out().println("written: " + file.get());
    } else {
      streams.out().print(text);
      streams.out().flush();
    }
    if (format == Format.CSV) {
      for (Document.Fact fact : document.facts()) {
        streams.err().println("# " + fact.name() + ": " + TextView.shown(fact.value()));
      }
    }
  }

  /**
   * Whole or not at all: half a report is one that says something else.
   *
   * @throws ReportFailure if it cannot be written
   */
  public static void replace(Path file, String text) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(part, text.getBytes(StandardCharsets.UTF_8));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ReportFailure("%s cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }
}
