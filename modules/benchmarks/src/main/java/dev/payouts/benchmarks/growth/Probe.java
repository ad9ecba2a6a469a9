package dev.payouts.benchmarks.growth;

import dev.payouts.benchmarks.load.Commands;
import dev.payouts.benchmarks.load.Payment;
import dev.payouts.benchmarks.load.Results;
import dev.payouts.fleet.Fleet;
import java.time.Duration;

/** A few new payouts in every partition, to see how long they wait. */
final class Probe implements AutoCloseable {
  private static final int PAYOUTS = 40;
  private static final Duration SILENCE_MAX = Duration.ofMinutes(30);

  private final Commands commands;
  private final Results results;
  private int probes;

  Probe(Fleet fleet) {
    this.commands = new Commands(fleet, "probe");
    this.results = new Results(fleet);
  }

  /** From the deed until all of them are paid, in seconds. */
  double secondsAfter(Runnable deed) {
    probes++;
    return secondsAfter(deed, "probe-" + probes + "-", PAYOUTS);
  }

  /**
   * @param prefix of their ids, before a number from 0
   */
  double secondsAfter(Runnable deed, String prefix, int payouts) {
    results.skip();
    commands.prepare(prefix, payouts, Payment::ordinary);
    long began = System.nanoTime();
    deed.run();
    commands.release();
    results.await(payouts, SILENCE_MAX);
    double seconds = (System.nanoTime() - began) / 1e9;
    results.verify(prefix, payouts);
    return seconds;
  }

  @Override
  public void close() {
    commands.close();
    results.close();
  }
}
