package dev.payouts.standalone.bench;

import dev.payouts.benchmarks.latency.Latency;
import dev.payouts.benchmarks.latency.LatencyBench;
import dev.payouts.benchmarks.throughput.Throughput;
import dev.payouts.benchmarks.throughput.ThroughputBench;
import dev.payouts.fleet.CampaignDirectory;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs benchmarks in a directory of their own and shows what they measured. */
public final class Benchmarks {
  private final PrintStream out;
  private final List<String> command;
  private final Map<String, String> environment;

  /**
   * @param command runs roles in a JVM of its own, once they are added to it
   * @param environment may set what services are to do otherwise
   */
  public Benchmarks(PrintStream out, List<String> command, Map<String, String> environment) {
    this.out = out;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
  }

  /**
   * @param payouts of each round
   * @param json whether the last line is to be one JSON object
   * @return whether all were paid
   */
  public boolean throughput(int payouts, boolean json) {
    return in(
        "throughput",
        directory -> {
          Throughput measured =
              new ThroughputBench(command, directory.of("fleet"), environment, out::println)
                  .run(payouts);
          var view = new ThroughputView(measured);
          view.lines().forEach(out::println);
          if (json) {
            out.println(view.json());
          }
          return true;
        });
  }

  /**
   * @param perSecond payouts commanded
   * @param json whether the last line is to be one JSON object
   * @return whether all were paid
   */
  public boolean latency(int perSecond, Duration length, boolean json) {
    return in(
        "latency",
        directory -> {
          Latency measured =
              new LatencyBench(command, directory.of("fleet"), environment, out::println)
                  .run(perSecond, length);
          var view = new LatencyView(measured);
          view.lines().forEach(out::println);
          if (json) {
            out.println(view.json());
          }
          return true;
        });
  }

  private boolean in(String name, Function<CampaignDirectory, Boolean> benchmark) {
    var directory = CampaignDirectory.create(name, out);
    try {
      boolean good = benchmark.apply(directory);
      directory.delete();
      return good;
    } catch (IllegalStateException e) {
      out.printf("error: %s%n", e.getMessage());
      return false;
    }
  }
}
