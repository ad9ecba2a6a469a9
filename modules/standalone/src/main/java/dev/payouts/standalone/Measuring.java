package dev.payouts.standalone;

import dev.payouts.octopus.GatewayAccount;
import dev.payouts.service.GatewaySettings;
import dev.payouts.service.InvalidSetting;
import dev.payouts.service.LaneAccount;
import dev.payouts.standalone.bench.Benchmarks;
import dev.payouts.standalone.bench.Benchmarks.Shown;
import dev.payouts.standalone.stack.Gateway;
import dev.payouts.standalone.stack.Surroundings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runs the benchmark that the launcher was asked for. */
final class Measuring {
  private static final double PERCENT = 100;

  private final Surroundings at;
  private final PrintStream out;
  private final Path home;

  Measuring(Surroundings at, PrintStream out, Path home) {
    this.at = at;
    this.out = out;
    this.home = home;
  }

  /** Returns whether everything was paid that was to be. */
  boolean run(Command.Bench command) {
    return switch (command) {
      case Command.BenchThroughput bench ->
          benchmarks(bench.shown()).throughput(bench.payouts(), gateway());
      case Command.BenchLatency bench ->
          atSandbox(bench.shown()).latency(bench.perSecond(), bench.length());
      case Command.BenchGrowth bench ->
          atSandbox(bench.shown()).growth(bench.most(), bench.payouts());
      case Command.BenchBacklog bench ->
          atSandbox(bench.shown()).backlog(bench.payouts(), bench.perSecond(), bench.length());
      case Command.BenchScale bench ->
          atSandbox(bench.shown()).scale(bench.most(), bench.payouts(), bench.percent() / PERCENT);
      case Command.BenchMicro bench ->
          benchmarks(bench.shown()).micro(bench.only(), bench.seconds());
    };
  }

  private Benchmarks benchmarks(Shown shown) {
    return new Benchmarks(out, OwnProgram.run(home), at.environment(), shown);
  }

  private Benchmarks atSandbox(Shown shown) {
    InvalidSetting.unless(
        at.gateway() instanceof Gateway.Sandbox,
        "payouts.gateway.url",
        "is set, and this benchmark pays at a sandbox of its own only; unset it and what belongs to it");
    return benchmarks(shown);
  }

  /** Empty for a sandbox. */
  private Optional<GatewayAccount> gateway() {
    return switch (at.gateway()) {
      case Gateway.Sandbox() -> Optional.empty();
      case Gateway.External(String _) -> Optional.of(account());
    };
  }

  private GatewayAccount account() {
    Map<String, LaneAccount> accounts =
        at.settings("payouts.gateway", GatewaySettings.class).accounts();
    LaneAccount found = Objects.requireNonNull(accounts.get(GatewaySettings.DEFAULT_LANE));
    try {
      return new GatewayAccount(
          found.url(), found.key(), found.secret().value(), found.merchantUid());
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting("payouts.gateway", "is no account: " + e.getMessage());
    }
  }
}
