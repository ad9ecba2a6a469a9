package dev.payouts.proofs.simulation;

import dev.payouts.proofs.simulation.engine.Counts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs many histories and reports on them. Each history runs in one thread; several run side by
 * side. Ends with the first that breaks a promise.
 */
public final class SimulationCampaign {
  private static final long PROGRESS_NANOS = Duration.ofSeconds(10).toNanos();

  private final PrintStream out;
  private final int threads;

  public SimulationCampaign(PrintStream out, int threads) {
    this.out = out;
    this.threads = threads;
  }

  /**
   * @param first seed of the first history; the others follow it
   * @return whether every promise held in all of them
   */
  public boolean run(long first, long seeds) {
    long started = System.nanoTime();
    var next = new AtomicLong(first);
    var broken = new AtomicBoolean();
    List<Simulation> simulations = new ArrayList<>();
    List<Future<Optional<Violation>>> runs = new ArrayList<>();
    Optional<Violation> violation = Optional.empty();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        var simulation = new Simulation();
        simulations.add(simulation);
        boolean speaks = i == 0;
        runs.add(pool.submit(() -> histories(simulation, next, first + seeds, broken, speaks)));
      }
      for (Future<Optional<Violation>> run : runs) {
        Optional<Violation> found = run.get();
        violation = violation.isPresent() ? violation : found;
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    violation.ifPresent(this::tell);
    report(simulations, violation.isPresent() ? 1 : 0, System.nanoTime() - started);
    return violation.isEmpty();
  }

  private Optional<Violation> histories(
      Simulation simulation, AtomicLong next, long end, AtomicBoolean broken, boolean speaks) {
    long spoken = System.nanoTime();
    for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
      if (broken.get()) {
        return Optional.empty();
      }
      Optional<Violation> violation = simulation.run(seed);
      if (violation.isPresent()) {
        broken.set(true);
        return violation;
      }
      if (speaks && System.nanoTime() - spoken > PROGRESS_NANOS) {
        spoken = System.nanoTime();
        out.printf(Locale.ROOT, "%,d seeds to go%n", Math.max(0, end - next.get()));
      }
    }
    return Optional.empty();
  }

  private void tell(Violation violation) {
    out.printf("%s%nThe shortest history found that breaks it:%n", violation.message());
    violation.story().forEach(out::println);
    out.printf("Again with: ./payouts prove simulation --seeds 1 --seed %d%n", violation.seed());
  }

  private void report(List<Simulation> simulations, int violations, long nanos) {
    var faults = new Counts();
    simulations.forEach(simulation -> faults.addAll(simulation.faults()));
    faults.byFault().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(fault -> out.printf(Locale.ROOT, "%,12d  %s%n", fault.getValue(), fault.getKey()));
    long histories = simulations.stream().mapToLong(Simulation::histories).sum();
    long payouts = simulations.stream().mapToLong(Simulation::payouts).sum();
    double days = simulations.stream().mapToDouble(Simulation::payoutDays).sum();
    long fingerprint = simulations.stream().mapToLong(Simulation::fingerprint).sum();
    double seconds = nanos / 1e9;
    out.printf("fingerprint: %016x, the same for the same seeds and code%n", fingerprint);
    out.printf(
        Locale.ROOT,
        "rate: %,.0f payout histories/s on %d threads, one history at a time each%n",
        payouts / seconds,
        threads);
    out.printf(
        Locale.ROOT,
        "simulation: seeds=%d payouts=%d payout_days=%.0f faults=%d violations=%d seconds=%.1f%n",
        histories + violations,
        payouts,
        days,
        faults.byFault().values().stream().mapToLong(Long::longValue).sum(),
        violations,
        seconds);
  }
}
