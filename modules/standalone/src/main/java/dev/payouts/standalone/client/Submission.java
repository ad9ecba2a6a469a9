package dev.payouts.standalone.client;

import dev.payouts.service.InvalidSetting;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Progress;
import dev.payouts.standalone.text.Table;
import dev.payouts.standalone.text.Table.Column;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends a file to the running producer: every row that was not taken, then a table. */
public final class Submission {
  private static final int LOOK_MS = 100;

  private final PrintStream out;
  private final Progress progress;
  private final boolean json;
  private final BadRows badRows;
  private long accepted;
  private long rejected;
  private long failed;

  /**
   * @param json whether to print the producer's answer instead, a line for each row and one of
   *     counts
   */
  public Submission(PrintStream out, Progress progress, boolean json) {
    this.out = out;
    this.progress = progress;
    this.json = json;
    this.badRows = new BadRows(out, progress);
  }

  /**
   * @return whether every row was taken
   */
  public boolean run(Surroundings at, Path file) {
    Upload upload = new Upload(at, file);
    try (progress) {
      CompletableFuture<Void> sending =
          CompletableFuture.runAsync(
              () -> upload.lines(this::take),
              task -> Thread.ofPlatform().daemon().name("upload").start(task));
      while (!isDone(sending)) {
        show(upload);
      }
    }
    if (!json) {
      table().lines().forEach(out::println);
    }
    return rejected + failed == 0;
  }

  private synchronized void show(Upload upload) {
    progress.show(
        upload.bytesSent(),
        upload.size(),
        "%s of %s sent, %s rows accepted, %s not"
            .formatted(
                Numbers.megabytes(upload.bytesSent()),
                Numbers.megabytes(upload.size()),
                Numbers.count(accepted),
                Numbers.count(rejected + failed)));
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
      throw switch (e.getCause()) {
        case ClientFailure failure -> failure;
        case InvalidSetting setting -> setting;
        case null, default -> new CompletionException(e);
      };
    }
  }

  private synchronized void take(JsonNode line) {
    if (json) {
      progress.clear();
      out.println(line);
    }
    if (!Upload.isCounts(line)) {
      count(RowOutcome.from(line));
    }
  }

  private void count(RowOutcome outcome) {
    switch (outcome) {
      case RowOutcome.Accepted _ -> accepted++;
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
    if (!json) {
      badRows.say(line, payoutId, problem);
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
