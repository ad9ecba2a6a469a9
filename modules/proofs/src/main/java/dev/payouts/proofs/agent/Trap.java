package dev.payouts.proofs.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends its process, as a kill would, when the payouts it waits for are at the site it is ordered
 * to. Called from woven code on any thread.
 */
public final class Trap {
  private static final int KILLED = 137;
  private static final Duration QUIET = Duration.ofMillis(1_500);

  private static final int LOOKS = 3;

  private static volatile @Nullable Trap installed;

  private final Path directory;
  private final Consumer<Set<String>> death;
  private @Nullable Orders orders;
  private String input = "";
  private final Set<String> handled = new LinkedHashSet<>();
  private final Set<String> uncommitted = new LinkedHashSet<>();
  private final Set<String> passed = new LinkedHashSet<>();
  private long lastArrival;

  /**
   * @param death gets the payouts that are there, and does not return
   */
  Trap(Path directory, Consumer<Set<String>> death) {
    this.directory = directory;
    this.death = death;
  }

  static void install(Path directory) {
    installed =
        new Trap(
            directory,
            payouts -> {
              Orders.report(directory, payouts);
              Runtime.getRuntime().halt(KILLED);
            });
  }

  /** Woven code calls it. */
  public static void reached(String site, @Nullable Object[] arguments) {
    Trap trap = installed;
    if (trap != null) {
      trap.reached(Site.valueOf(site), arguments);
    }
  }

  void reached(Site site, @Nullable Object[] arguments) {
    Optional<Orders> given = Orders.in(directory);
    if (given.isPresent() && arrive(given.get(), site, arguments)) {
      // Here until the process ends.
      while (true) {
        LockSupport.park(this);
      }
    }
  }

  /** Returns whether to wait here for the end. */
  private synchronized boolean arrive(Orders given, Site site, @Nullable Object[] arguments) {
    if (!given.equals(orders)) {
      orders = given;
      handled.clear();
      uncommitted.clear();
      passed.clear();
    }
    Set<String> these = PayoutIds.in(arguments, given.prefix());
    learn(given, site, arguments, these);
    boolean waits = site == given.site() && arrive(given, site, these);
    if (site == Site.COMMIT_BEGINS && given.site() == Site.PUT) {
      // No more will be put before this commit.
      dieIfEnough(given, uncommitted);
    }
    if (site == Site.COMMITTED) {
      uncommitted.clear();
    }
    return waits;
  }

  private void learn(Orders given, Site site, @Nullable Object[] arguments, Set<String> these) {
    switch (site) {
      case INPUT -> {
        input = Objects.requireNonNull(arguments[1]).getClass().getSimpleName();
        handled.addAll(these);
      }
      case PUT -> {
        if (given.input().equals(Orders.ANY) || given.input().equals(input)) {
          uncommitted.addAll(these);
        }
      }
      case BATCH_UNCOMMITTED,
          BATCH_COMMITTED,
          CALL_UNWRITTEN,
          CALL_WRITTEN,
          REPLY_UNSENT,
          REPLY_SENT,
          REPLY_WRITTEN,
          COMMIT_BEGINS,
          COMMIT_ANSWERED,
          COMMITTED,
          RESTORED,
          CLOSING -> {}
    }
  }

  private boolean arrive(Orders given, Site site, Set<String> these) {
    return switch (site.reach()) {
      case BATCH -> dieIfEnough(given, these);
      case TRANSACTION ->
          site == Site.PUT ? dieIfAll(given, uncommitted) : dieIfEnough(given, uncommitted);
      case HANDLED -> {
        if (!handled.isEmpty()) {
          death.accept(handled);
        }
        yield false;
      }
      case PASSING -> {
        pass(given, these);
        yield false;
      }
      case WAITING -> {
        pass(given, these);
        yield !these.isEmpty();
      }
    };
  }

  private boolean dieIfAll(Orders given, Set<String> there) {
    return dieIf(given.count(), given, there);
  }

  private boolean dieIfEnough(Orders given, Set<String> there) {
    return dieIf(given.enough(), given, there);
  }

  /** So many must be there, or the last ones of all. */
  private boolean dieIf(int many, Orders given, Set<String> there) {
    passed.addAll(there);
    if (!there.isEmpty() && (there.size() >= many || passed.size() >= given.count())) {
      death.accept(there);
    }
    return false;
  }

  private void pass(Orders given, Set<String> these) {
    boolean first = passed.isEmpty();
    if (passed.addAll(these)) {
      lastArrival = System.nanoTime();
      if (passed.size() >= given.count()) {
        death.accept(passed);
      } else if (first) {
        Thread.ofPlatform().daemon().name("failpoint").start(() -> dieWhenQuiet(given));
      }
    }
  }

  /** Those that are missing may never come. */
  private void dieWhenQuiet(Orders given) {
    while (true) {
      LockSupport.parkNanos(this, QUIET.toNanos() / LOOKS);
      synchronized (this) {
        if (!given.equals(orders) || Orders.in(directory).isEmpty()) {
          return;
        }
        if (System.nanoTime() - lastArrival > QUIET.toNanos()) {
          death.accept(passed);
          return;
        }
      }
    }
  }
}
