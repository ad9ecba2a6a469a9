package dev.payouts.standalone.manual;

import java.util.List;

/** The benchmarks. docs/PERFORMANCE.md has figures and what they mean. */
final class BenchPages {
  private static final Option JSON = Option.flag("--json", "one line of JSON instead of a table");
  private static final Option SVG = Option.file("--svg", "draw it into FILE as well");
  private static final Option PAYOUTS =
      Option.of("--payouts", "N", "payouts of each round; 30,000 if not said");

  private BenchPages() {}

  static List<Page> all() {
    return List.of(
        page("throughput", "payouts a second, beside the calls that no orchestrator can avoid")
            .with(PAYOUTS, JSON)
            .example("./payouts bench throughput --payouts 30000")
            .page(),
        page("latency", "from command to result, and where the time goes")
            .with(
                Option.of("--rate", "R", "payouts a second; 50 if not said"),
                Option.of("--seconds", "N", "for so long; 30 if not said"),
                JSON)
            .example("./payouts bench latency --rate 100")
            .page(),
        page("growth", "throughput, restarts, disk and memory as the store grows")
            .with(
                Option.of("--remembered", "N", "with 10,000 to N payouts; 1,000,000 if not said"),
                PAYOUTS,
                JSON,
                SVG)
            .example("./payouts bench growth --remembered 100000")
            .page(),
        page("backlog", "very many payouts at once for a slow gateway")
            .with(
                Option.of("--payouts", "N", "so many; 1,000,000 if not said"),
                Option.of(
                    "--rate", "R", "calls a second that the gateway answers; 100 if not said"),
                Option.of("--seconds", "N", "for so long; 120 if not said"),
                JSON)
            .example("./payouts bench backlog --payouts 100000")
            .page(),
        page("scale", "more and more instances of each service")
            .with(
                Option.of("--instances", "N", "1 to N of each; 3 if not said"),
                Option.of("--payouts", "N", "payouts of each round; 10,000 if not said"),
                Option.of("--percent", "P", "of one processor for each; 15 if not said"),
                JSON,
                SVG)
            .example("./payouts bench scale --instances 2")
            .page(),
        page("micro", "the hot code by itself: nanoseconds and bytes for each operation")
            .with(
                Option.of("--only", "WORD", "benchmarks whose name contains it"),
                Option.of("--seconds", "N", "measure each for so long; 3 if not said"),
                JSON)
            .example("./payouts bench micro --only decision")
            .page());
  }

  private static Draft page(String name, String summary) {
    return new Draft(Section.BENCH, "bench " + name, summary)
        .exit(Exit.DONE, "measured, and everything was paid that was to be");
  }
}
