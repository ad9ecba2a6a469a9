package dev.payouts.standalone.demo;

import dev.payouts.fleet.MemoryPeaks;
import dev.payouts.standalone.client.ClientFailure;
import dev.payouts.standalone.client.Upload;
import dev.payouts.standalone.stack.Stack;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Numbers;
import dev.payouts.standalone.text.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One file on its way through the stack, until every payout in it is settled. */
final class Paying {
  /** Well above the longest silence of a quarantine under the demo's policy. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(90);

  private static final Duration SAMPLE = Duration.ofSeconds(1);

  /** Looking through the whole book at every turn would cost more than paying. */
  private static final Duration COUNT = Duration.ofMillis(250);

  private static final int FEW = 50;
  private static final int FEW_SHARE = 20;

  private final Stack stack;
  private final Book book;
  private final Feed feed;
  private final MemoryPeaks memory;
  private final InstantSource clock;
  private Instant begun = Instant.EPOCH;
  private Instant lastNews = Instant.EPOCH;
  private Instant nextSample = Instant.EPOCH;
  private Instant nextCount = Instant.EPOCH;

  Paying(Stack stack, Book book, Feed feed, MemoryPeaks memory, InstantSource clock) {
    this.stack = stack;
    this.book = book;
    this.feed = feed;
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Sends the file and waits.
   *
   * @return when the first command was sent
   * @throws ClientFailure if the producer refuses the file or a part of the stack has ended
   */
  Instant pay(Surroundings at, Path csv, Progress progress) {
    Upload upload = new Upload(at, csv);
    begun = clock.instant();
    lastNews = begun;
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () -> upload.run(book::learn),
            task -> Thread.ofPlatform().daemon().name("upload").start(task));
    while (!isOver(sending)) {
      turn();
      show(progress);
    }
    rethrow(sending);
    return begun;
  }

  /** One look at what came, for as long as somebody waits. */
  void turn() {
    Instant now = clock.instant();
    if (feed.read()) {
      lastNews = now;
    }
    if (!now.isBefore(nextSample)) {
      nextSample = now.plus(SAMPLE);
      memory.sample();
      String fallen = stack.fallen();
      if (fallen != null) {
        throw new ClientFailure("a part of the stack has ended: " + fallen);
      }
    }
  }

  private boolean isOver(CompletableFuture<Void> sending) {
    if (sending.isCompletedExceptionally()) {
      return true;
    }
    if (clock.instant().isAfter(lastNews.plus(SILENCE_MAX))) {
      return true;
    }
    if (!sending.isDone() || clock.instant().isBefore(nextCount)) {
      return false;
    }
    nextCount = clock.instant().plus(COUNT);
    long unsettled = book.unsettled();
    if (unsettled <= Math.max(FEW, book.commands() / FEW_SHARE)) {
      feed.withEvents();
    }
    return unsettled == 0;
  }

  private void show(Progress progress) {
    Duration running = Duration.between(begun, clock.instant());
    long done = feed.resultsSeen();
    double seconds = Math.max(0.001, running.toMillis() / 1000.0);
    progress.show(
        done,
        book.commands(),
        "%s of %s have a result, %s/s, %s s"
            .formatted(
                Numbers.count(done),
                Numbers.count(book.commands()),
                Numbers.count(Math.round(done / seconds)),
                Numbers.seconds(running)));
  }

  private static void rethrow(CompletableFuture<Void> sending) {
    if (!sending.isDone()) {
      throw new ClientFailure("the producer has not answered the file in time");
    }
    try {
      sending.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof ClientFailure failure ? failure : e;
    }
  }
}
