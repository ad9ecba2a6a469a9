package dev.payouts.standalone.demo;

import dev.payouts.core.rules.PayoutRules;
import dev.payouts.fleet.MemoryPeaks;
import dev.payouts.service.RuleSettings;
import dev.payouts.standalone.stack.AtExit;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Stack;
import dev.payouts.standalone.stack.StackPlan;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Starts everything on free ports in a temporary directory, pays a file, and compares every payout
 * with the gateway's ledger.
 */
public final class Demo {
  /** How long results may take to follow the gateway's last changes of mind. */
  private static final Duration SETTLING_MAX = Duration.ofSeconds(40);

  private static final Duration BETWEEN_AUDITS = Duration.ofSeconds(1);
  private static final int END_LIMIT_SECONDS = 10;

  private final Surroundings environment;
  private final PrintStream out;
  private final boolean terminal;
  private final InstantSource clock;
  private volatile @Nullable Stack running;

  public Demo(Surroundings environment, PrintStream out, boolean terminal) {
    this.environment = environment;
    this.out = out;
    this.terminal = terminal;
    this.clock = InstantSource.system();
  }

  /**
   * @param csv what to pay
   * @param generated how many payouts to make up instead
   * @return whether every command was settled, nobody was paid twice and the ledger agrees
   */
  public boolean run(Path csv, OptionalInt generated) {
    TemporaryDirectory directory = TemporaryDirectory.create("payouts-demo-");
    AtExit interruption = AtExit.run(() -> removeAll(directory));
    try {
      Path file = generated.isPresent() ? generate(directory, generated.getAsInt()) : csv;
      Map<String, Object> policy = new HashMap<>(DemoPolicy.over(environment.environment()));
      // It is over before anybody could be given a key, and listens on this machine alone.
      policy.put("payouts.access.keys-file", "");
      policy.put("payouts.tls.certificate-file", "");
      policy.put("server.address", "127.0.0.1");
      if (generated.isPresent()) {
        // A bulk run measures the two calls a payout needs; the bundled file shows callbacks.
        policy.put("payouts.gateway.notify-url", "");
      }
      Verdict verdict = run(file, environment.apart(Ports.free(), directory.path()), policy);
      if (interruption.cancel()) {
        finish(directory, verdict.good());
      }
      out.println(verdict.line());
      return verdict.good();
    } catch (RuntimeException failed) {
      if (interruption.cancel()) {
        finish(directory, false);
      }
      throw failed;
    }
  }

  private void finish(TemporaryDirectory directory, boolean good) {
    if (good) {
      directory.delete();
    } else {
      out.println("logs and data of this run are kept in " + directory.path());
    }
  }

  /** An interrupted run has nothing to show; it may be interrupted while parts still start. */
  private void removeAll(TemporaryDirectory directory) {
    Stack started = running;
    if (started != null) {
      started.close();
    }
    ProcessHandle.current().descendants().forEach(Demo::end);
    directory.deleteAgainstWriters();
  }

  private static void end(ProcessHandle part) {
    part.destroyForcibly();
    var _ =
        part.onExit()
            .orTimeout(END_LIMIT_SECONDS, TimeUnit.SECONDS)
            .exceptionally(_ -> part)
            .join();
  }

  /**
   * @param line the last one to print
   */
  private record Verdict(boolean good, String line) {}

  private static Path generate(TemporaryDirectory directory, int count) {
    Path file = directory.path().resolve("generated.csv");
    try {
      GeneratedPayouts.write(file, count);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Verdict run(Path file, Surroundings at, Map<String, Object> policy) {
    Instant started = clock.instant();
    Book book = Book.of(file, rules(at), started);
    out.printf("%s payouts of %s%n", Numbers.count(book.commands()), file.getFileName());
    Stack stack = Stack.start(new StackPlan(Set.of(Role.values()), at, policy, true, true));
    running = stack;
    try (AtExit _ = AtExit.run(stack::close)) {
      stack.addresses().forEach(out::println);
      out.printf("ready in %s s; %s%n", Numbers.seconds(since(started)), DemoPolicy.NOTICE);
      return pay(stack, at, file, book);
    }
  }

  private Verdict pay(Stack stack, Surroundings at, Path file, Book book) {
    MemoryPeaks memory = new MemoryPeaks(stack.processes());
    try (Feed feed = new Feed(at, book)) {
      Paying paying = new Paying(stack, book, feed, memory, clock);
      Instant begun;
      try (Progress progress = new Progress(out, terminal, clock)) {
        begun = paying.pay(at, file, progress);
      }
      Audit audit = settled(paying, at, book);
      Pace pace = Pace.of(begun, book.taken());
      Report.of(book, audit, pace, memory).forEach(out::println);
      Totals totals =
          Totals.of(book.commands(), book.refused().size(), book.taken(), audit.paidTwice());
      return new Verdict(
          totals.isGood() && audit.disagreements().isEmpty(), totals.line(pace.took()));
    }
  }

  /** The gateway may still change its mind, and results follow a moment later. */
  private Audit settled(Paying paying, Surroundings at, Book book) {
    Instant end = clock.instant().plus(SETTLING_MAX);
    Audit audit = Audit.of(book.taken(), Ledger.read(at), book);
    while (!audit.disagreements().isEmpty() && clock.instant().isBefore(end)) {
      Instant next = clock.instant().plus(BETWEEN_AUDITS);
      while (clock.instant().isBefore(next)) {
        paying.turn();
      }
      audit = Audit.of(book.taken(), Ledger.read(at), book);
    }
    return audit;
  }

  /** Producer and orchestrator read the same ones. */
  private static PayoutRules rules(Surroundings at) {
    return new PayoutRules(at.settings("payouts.rules", RuleSettings.class).policy());
  }

  private Duration since(Instant start) {
    return Duration.between(start, clock.instant());
  }
}
