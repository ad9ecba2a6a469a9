package dev.payouts.standalone.client;

import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Progress;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends a file to the running producer: progress, every row that was not taken, a table. */
public final class Submission {
  private static final int SHOWN_MAX = 100;
  private static final int LOOK_MS = 100;

  private final PrintStream out;
  private final boolean terminal;
  private long accepted;
  private long rejected;
  private long failed;

  public Submission(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * @return whether every row was taken
   */
  public boolean run(Surroundings at, Path file) {
    Upload upload = new Upload(at, file);
    try (Progress progress = new Progress(out, terminal, InstantSource.system())) {
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(
              () -> upload.run(outcome -> count(outcome)),
              task -> Thread.ofPlatform().daemon().name("upload").start(task));
      while (!isDone(sending)) {
        progress.show(upload.bytesSent(), upload.size(), text(upload));
      }
    }
    table().lines().forEach(out::println);
    return rejected + failed == 0;
  }

  private synchronized String text(Upload upload) {
    return "%s of %s sent, %s rows accepted, %s not"
        .formatted(
            Numbers.megabytes(upload.bytesSent()),
            Numbers.megabytes(upload.size()),
            Numbers.count(accepted),
            Numbers.count(rejected + failed));
  }

  private static boolean isDone(CompletableFuture<Void> sending) {
    try {
      sending.get(LOOK_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientFailure("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ClientFailure failure ? failure : new CompletionException(e);
    }
  }

  private synchronized void count(RowOutcome outcome) {
    switch (outcome) {
      case RowOutcome.Accepted taken -> accepted++;
      case RowOutcome.Rejected refused -> {
        rejected++;
        say(refused.line(), refused.payoutId(), refused.field() + " " + refused.problem());
      }
      case RowOutcome.Failed unknown -> {
        failed++;
        say(unknown.line(), unknown.payoutId(), unknown.problem());
      }
    }
  }

  private void say(long line, @Nullable String payoutId, String problem) {
    long count = rejected + failed;
    if (count <= SHOWN_MAX) {
      String id = payoutId == null ? "" : " (" + payoutId + ")";
      out.printf("%sline %d%s: %s%n", terminal ? "\r\u001b[K" : "", line, id, problem);
    } else if (count == SHOWN_MAX + 1) {
      out.println("further rows that are not accepted are only counted");
    }
  }

  private synchronized Table table() {
    Table table = new Table(Column.text("rows"), Column.number("count"));
    table.row("accepted", Numbers.count(accepted));
    table.row("rejected", Numbers.count(rejected));
    table.row("failed", Numbers.count(failed));
    return table;
  }
}
