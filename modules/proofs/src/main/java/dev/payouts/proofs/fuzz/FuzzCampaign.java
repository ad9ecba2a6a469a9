package dev.payouts.proofs.fuzz;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Sends good, bad and spoilt input through every door. Nothing may end in silence, in an error that
 * nobody expected, or in words that nobody can read.
 */
public final class FuzzCampaign {
  private static final int SHOWN_MAX = 400;

  /** A door, what is spoilt for it, and what became of that. */
  private static final class Run {
    final Door door;
    final List<byte[]> corpus;
    Door.Answers answers = Door.Answers.NONE;
    long violations;

    Run(Door door, List<byte[]> corpus) {
      this.door = door;
      this.corpus = corpus;
    }
  }

  private final PrintStream out;
  private final Corpus corpus;

  /**
   * @param home of the repository
   */
  public FuzzCampaign(PrintStream out, Path home) {
    this.out = out;
    this.corpus = new Corpus(home.resolve("modules/proofs/corpus"));
  }

  /**
   * @param first seed of the first input; the others follow it
   * @param inputs spoilt ones for each door
   * @return whether each door did what it must
   */
  public boolean run(long first, long inputs) {
    long started = System.nanoTime();
    var commands = new CommandDoor();
    List<Run> runs =
        List.of(
            new Run(BatchDoor.csv(), corpus.files("csv")),
            new Run(BatchDoor.ndjson(), corpus.files("ndjson")),
            new Run(commands, Corpus.commands()),
            new Run(new CallbackDoor(corpus.files("callback")), corpus.files("callback")),
            new Run(AnswerDoor.toNew(), corpus.files("order-new")),
            new Run(AnswerDoor.toGet(), corpus.files("order-get")),
            new Run(new SettingDoor(), Corpus.values()));
    runs.forEach(run -> knock(run, first, inputs));
    out.println(commands.account());
    report(runs, System.nanoTime() - started);
    return runs.stream().allMatch(run -> run.violations == 0 && run.answers.unanswered() == 0);
  }

  private void knock(Run run, long first, long inputs) {
    run.corpus.forEach(input -> knock(run, input, first));
    for (long seed = first; seed < first + inputs; seed++) {
      var random = new SplittableRandom(seed);
      byte[] whole = run.corpus.get(random.nextInt(run.corpus.size()));
      knock(run, new Spoiler(random).spoil(whole), seed);
    }
    out.printf(
        Locale.ROOT,
        "%-10s %,10d inputs, %,10d taken, %,10d refused, %d violations%n",
        run.door.name(),
        run.answers.inputs(),
        run.answers.taken(),
        run.answers.refused(),
        run.violations);
  }

  private void knock(Run run, byte[] input, long seed) {
    try {
      run.answers = run.answers.plus(run.door.take(input, new SplittableRandom(seed)));
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      if (run.violations++ == 0) {
        tell(run.door, input, seed, e);
      }
    }
  }

  private void tell(Door door, byte[] input, long seed, Throwable violation) {
    String shown = new String(input, StandardCharsets.ISO_8859_1).replaceAll("\\p{Cntrl}", "?");
    out.printf(
        "%s: %s%n  input: %s%n  again with: ./payouts prove fuzz --inputs 1 --seed %d%n",
        door.name(), violation, shown.substring(0, Math.min(shown.length(), SHOWN_MAX)), seed);
    if (!(violation instanceof AssertionError) && violation.getStackTrace().length > 0) {
      out.println("  at " + violation.getStackTrace()[0]);
    }
  }

  private void report(List<Run> runs, long nanos) {
    Door.Answers all =
        runs.stream().map(run -> run.answers).reduce(Door.Answers.NONE, Door.Answers::plus);
    out.printf(
        Locale.ROOT,
        "fuzz: inputs=%d taken=%d refused=%d unanswered=%d violations=%d seconds=%.1f%n",
        all.inputs(),
        all.taken(),
        all.refused(),
        all.unanswered(),
        runs.stream().mapToLong(run -> run.violations).sum(),
        nanos / 1e9);
  }
}
