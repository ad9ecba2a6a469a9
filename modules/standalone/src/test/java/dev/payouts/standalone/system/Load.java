package dev.payouts.standalone.system;

import dev.payouts.testing.Await;
import dev.payouts.testing.TopicReader;
import dev.payouts.topics.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps payouts under way until it is told to stop: a further batch once all but the last two have
 * ended. A fifth of them takes so long at the gateway that it has to be asked.
 */
final class Load implements AutoCloseable {
  private static final int BATCH = 40;
  private static final int SLOW = BATCH / 5;

  private final Flow flow;
  private final List<List<Good>> batches = new ArrayList<>();
  private final CompletableFuture<Void> writing;
  private volatile boolean told;
  private volatile int ended;

  private Load(Flow flow) {
    this.flow = flow;
    this.writing = CompletableFuture.runAsync(this::write, Load::start);
  }

  static Load start(Flow flow) {
    return new Load(flow);
  }

  private static void start(Runnable writing) {
    Thread.ofPlatform().daemon().name("load").start(writing);
  }

  private void write() {
    while (!told) {
      List<Good> batch = Good.list(BATCH - SLOW);
      batch.addAll(Good.slow(SLOW));
      batches.add(batch);
      flow.writeAll(batch);
      if (batches.size() > 2) {
        List<Good> earlier = batches.get(batches.size() - 3);
        Await.until("results of " + earlier, () -> told || haveEnded(earlier));
        ended = batches.size() - 2;
      }
    }
  }

  private boolean haveEnded(Collection<Good> payouts) {
    Set<String> results = new HashSet<>();
    flow.records(Topics.RESULTS.name()).forEach(record -> results.add(TopicReader.key(record)));
    return payouts.stream().allMatch(good -> results.contains(good.id()));
  }

  /** Returns once payouts that began after this call have ended. */
  void awaitMore() {
    int wanted = ended + 4;
    Await.until("payouts that end", () -> ended >= wanted || writing.isDone());
    if (writing.isDone()) {
      writing.join();
    }
  }

  /** Returns all that were written. */
  List<Good> stop() {
    told = true;
    writing.join();
    return batches.stream().flatMap(List::stream).toList();
  }

  /** Also where a test has failed: what others share is not written to any more. */
  @Override
  public void close() {
    told = true;
    var _ = writing.exceptionally(failed -> null).join();
  }
}
