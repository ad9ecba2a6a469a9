package dev.payouts.standalone.manual;

import java.util.List;

/** The commands that somebody new to this needs first. */
final class StartPages {
  private static final Values FILES = new Values.Files();

  private StartPages() {}

  static List<Page> all() {
    return List.of(demo(), up(), submit(), get());
  }

  private static Page demo() {
    return new Draft(
            Section.START, "demo", "pay a file end to end on a real Kafka, and check every result")
        .about(
            "Starts broker, registry, sandbox gateway and all services in a temporary directory, pays",
            "examples/payouts.csv, and compares every result with the gateway's own ledger. It pays at",
            "its own sandbox, whatever gateways are set. The first run builds.")
        .with(
            Option.of("--payouts", "N", "pay N made up payouts instead, 1 to 2,000,000"),
            Option.file("--csv", "pay a file of yours instead"))
        .example("./payouts demo", "./payouts demo --payouts 50000")
        .exit(Exit.DONE, "everything was settled, nobody paid twice, the ledger agrees")
        .page();
  }

  private static Page up() {
    return new Draft(Section.START, "up", "run everything until Ctrl-C, state kept in ./data")
        .about(
            "Prints where each part listens. What is set to exist elsewhere already (a Kafka, a registry,",
            "a gateway) is used, not started. Stopped and started again it goes on where it was.")
        .with(
            Option.of(
                    "--data", "DIR", "where state is kept; PAYOUTS_DATA_DIR or ./data if not said")
                .completedBy(new Values.Directories()))
        .example("./payouts up", "./payouts up --data /var/lib/payouts")
        .exit(Exit.FAILED, "it did not start, or a part ended by itself")
        .page();
  }

  private static Page submit() {
    return new Draft(Section.START, "submit", "send a file of payouts to the running producer")
        .operand("FILE", FILES)
        .about(
            "FILE is CSV (docs/CSV.md), or NDJSON if its name ends in .ndjson, .jsonl or .json. A bad row",
            "never sinks the rest. Sending the file again is safe: every payout in it is paid once. The",
            "first 100 rows that are not taken are printed, then the counts.")
        .with(
            Option.flag(
                "--json", "the producer's answer instead: a line for every row, then the counts"))
        .example(
            "./payouts submit examples/payouts.csv",
            "./payouts submit wages.csv --json | grep -v '\"status\":\"accepted\"'")
        .exit(Exit.DONE, "Kafka has every row")
        .exit(Exit.FAILED, "nothing was sent, or not every row was taken")
        .page();
  }

  private static Page get() {
    return new Draft(Section.START, "get", "show where a payout stands and how it got there")
        .operand("ID", new Values.Free())
        .about("Asks the running orchestrator; any instance answers about any payout.")
        .with(
            Option.flag("--json", "the orchestrator's answer on one line, as in docs/openapi.yaml"))
        .example("./payouts get wage-2026-11-000017")
        .exit(Exit.FAILED, "no payout with this id is known, or nobody answers")
        .page();
  }
}
