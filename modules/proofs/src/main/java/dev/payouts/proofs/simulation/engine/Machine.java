package dev.payouts.proofs.simulation.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * A process on a machine with a clock of its own: what it planned happens later when it is stopped
 * meanwhile, and never when it is killed.
 *
 * <p>A blocking call runs to its end at once, in a pocket of time: {@link #spend} moves the
 * machine's clocks on for the rest of the running step, and what follows from the call is planned
 * from there.
 */
public final class Machine {
  private final Timeline timeline;
  private Duration skew;
  private long stoppedUntil;
  private long pocket;
  private boolean dead;

  /**
   * @param skew what its wall clock shows too much
   */
  public Machine(Timeline timeline, Duration skew) {
    this.timeline = timeline;
    this.skew = skew;
  }

  /** By its own clock. */
  public Instant wall() {
    return timeline.now().plusNanos(pocket).plus(skew);
  }

  /** The true time at which its running step is. */
  public Instant trueTime() {
    return timeline.now().plusNanos(pocket);
  }

  public long nanoTime() {
    return timeline.nanos() + pocket;
  }

  public void setSkew(Duration skew) {
    this.skew = skew;
  }

  /** The running step takes this long before it goes on. */
  public void spend(Duration time) {
    pocket += time.toNanos();
  }

  /** Plans a step, from where the running one is. */
  public void later(Duration wait, Runnable step) {
    timeline.at(timeline.nanos() + pocket + Math.max(0, wait.toNanos()), () -> run(step));
  }

  private void run(Runnable step) {
    if (dead) {
      return;
    }
    if (timeline.nanos() < stoppedUntil) {
      timeline.at(stoppedUntil, () -> run(step));
      return;
    }
    pocket = 0;
    try {
      step.run();
    } finally {
      pocket = 0;
    }
  }

  public void kill() {
    dead = true;
  }

  /** As SIGSTOP, and SIGCONT after this time. */
  public void stop(Duration time) {
    stoppedUntil = Math.max(stoppedUntil, timeline.nanos() + time.toNanos());
  }

  public boolean isDead() {
    return dead;
  }

  public boolean isRunning() {
    return !dead && !isStopped();
  }

  public boolean isStopped() {
    return timeline.nanos() < stoppedUntil;
  }
}
