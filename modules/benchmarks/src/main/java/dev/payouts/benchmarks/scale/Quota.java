package dev.payouts.benchmarks.scale;

import dev.payouts.fleet.Signal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds processes to a share of one processor each: whoever has used more than its share since it
 * was last even is stopped until it is even again. Needs no rights over the system, unlike control
 * groups.
 */
final class Quota implements AutoCloseable {
  private static final long EVERY_MILLIS = 10;

  /** What a process that was idle may use at once. */
  private static final double SAVED_SECONDS_MAX = 0.05;

  private final Map<Long, Account> accounts = new HashMap<>();
  private final double share;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread warden;

  private static final class Account {
    private double credit;
    private double used;
    private boolean stopped;
  }

  /**
   * @param share of one processor, for each
   */
  Quota(Set<Long> pids, double share) {
    this.share = share;
    for (long pid : pids) {
      var account = new Account();
      account.used = used(pid);
      accounts.put(pid, account);
    }
    this.warden = Thread.ofPlatform().name("quota").daemon().start(this::watch);
  }

  private void watch() {
    long last = System.nanoTime();
    try {
      while (!end.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        double earned = (now - last) / 1e9 * share;
        last = now;
        accounts.forEach((pid, account) -> settle(pid, account, earned));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void settle(long pid, Account account, double earned) {
    double used = used(pid);
    account.credit = Math.min(SAVED_SECONDS_MAX, account.credit + earned - (used - account.used));
    account.used = used;
    if (account.stopped != account.credit < 0) {
      account.stopped = !account.stopped;
      (account.stopped ? Signal.STOP : Signal.CONT).send(pid);
    }
  }

  private static double used(long pid) {
    return ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .orElse(Duration.ZERO)
            .toNanos()
        / 1e9;
  }

  /** All of them go on. */
  @Override
  public void close() {
    end.countDown();
    try {
      warden.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    accounts.keySet().forEach(Signal.CONT::send);
  }
}
