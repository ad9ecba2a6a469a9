package dev.payouts.standalone.bench;

import dev.payouts.benchmarks.MeasuredFleet;
import dev.payouts.benchmarks.backlog.BacklogBench;
import dev.payouts.benchmarks.growth.GrowthBench;
import dev.payouts.benchmarks.latency.LatencyBench;
import dev.payouts.benchmarks.micro.MicroBench;
import dev.payouts.benchmarks.scale.ScaleBench;
import dev.payouts.benchmarks.throughput.ThroughputBench;
import dev.payouts.fleet.CampaignDirectory;
import dev.payouts.octopus.GatewayAccount;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs benchmarks in a directory of their own and shows what they measured. */
public final class Benchmarks {
  private final PrintStream out;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Shown shown;

  /**
   * What is shown besides tables.
   *
   * @param json whether the last line is to be one JSON object
   * @param svg where to draw, if at all
   */
  public record Shown(boolean json, Optional<Path> svg) {}

  /**
   * @param command runs roles in a JVM of its own, once they are added to it
   * @param environment may set what services are to do otherwise
   */
  public Benchmarks(
      PrintStream out, List<String> command, Map<String, String> environment, Shown shown) {
    this.out = out;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.shown = shown;
  }

  /**
   * @param payouts of each round
   * @param gateway to pay at; a sandbox if empty
   * @return whether all were paid
   */
  public boolean throughput(int payouts, Optional<GatewayAccount> gateway) {
    return run(
        "throughput",
        gateway,
        fleet -> new ThroughputView(new ThroughputBench(fleet, out::println).run(payouts)));
  }

  /**
   * @param perSecond payouts commanded
   * @return whether all were paid
   */
  public boolean latency(int perSecond, Duration length) {
    return run(
        "latency",
        Optional.empty(),
        fleet -> new LatencyView(new LatencyBench(fleet, out::println).run(perSecond, length)));
  }

  /**
   * @param most payouts to remember
   * @param payouts of each round
   * @return whether all were paid
   */
  public boolean growth(int most, int payouts) {
    return run(
        "growth",
        Optional.empty(),
        fleet -> new GrowthView(new GrowthBench(fleet, out::println).run(most, payouts)));
  }

  /**
   * @param payouts that wait
   * @param perSecond calls that the gateway answers
   * @param length of the phase in which they do nothing but wait
   * @return whether all were taken in
   */
  public boolean backlog(int payouts, int perSecond, Duration length) {
    return run(
        "backlog",
        Optional.empty(),
        fleet ->
            new BacklogView(new BacklogBench(fleet, out::println).run(payouts, perSecond, length)));
  }

  /**
   * @param most instances of each service
   * @param payouts of each round
   * @param share of one processor for each instance
   * @return whether all were paid
   */
  public boolean scale(int most, int payouts, double share) {
    return run(
        "scale",
        Optional.empty(),
        fleet -> new ScaleView(new ScaleBench(fleet, out::println).run(most, payouts, share)));
  }

  /**
   * @param only what a benchmark's name must contain; empty for all
   * @param seconds to measure each
   * @return whether all ran
   */
  public boolean micro(String only, int seconds) {
    return shown(() -> new MicroView(new MicroBench(out::println).run(only, seconds)));
  }

  private boolean run(
      String name, Optional<GatewayAccount> gateway, Function<MeasuredFleet, View> benchmark) {
    var directory = CampaignDirectory.create(name, out);
    var fleet = new MeasuredFleet(command, directory.of("fleet"), environment, gateway);
    boolean good = shown(() -> benchmark.apply(fleet));
    if (good) {
      directory.delete();
    }
    return good;
  }

  private boolean shown(Supplier<View> benchmark) {
    try {
      View view = benchmark.get();
      view.lines().forEach(out::println);
      shown.svg().ifPresent(file -> view.plot().ifPresent(plot -> write(plot, file)));
      if (shown.json()) {
        out.println(view.json());
      }
      return true;
    } catch (IllegalStateException e) {
      out.printf("error: %s%n", e.getMessage());
      return false;
    }
  }

  private static void write(Plot plot, Path file) {
    try {
      Files.writeString(file, plot.svg());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
