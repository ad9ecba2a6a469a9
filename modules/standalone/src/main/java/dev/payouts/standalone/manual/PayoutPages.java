package dev.payouts.standalone.manual;

import java.util.List;

/** The commands of whoever pays. */
final class PayoutPages {
  private static final Option WAIT =
      Option.of(
          "--wait",
          "SECONDS",
          "how long to wait for what becomes of it, 0 to 3600; 30 if not said");

  private PayoutPages() {}

  static List<Page> all() {
    return List.of(validate(), cancel(), resolve(), results());
  }

  private static Page validate() {
    return new Draft(Section.PAYOUTS, "validate", "check a file of payouts without sending it")
        .operand("FILE", new Values.Files())
        .about(
            "Reads FILE as the producer would and applies the same rules, set by the same PAYOUTS_RULES_",
            "and PAYOUTS_PRODUCER_ROW_SIZE_MAX and _ROWS_MAX. Nothing needs to run and nothing is sent; what the",
            "orchestrator knows of these ids already is not asked. Prints the first 100 bad rows as submit",
            "does, ids that occur again (the same content is paid once, other content is refused), and",
            "what the file would pay, each id once.",
            "Files of any size are read as a stream. Ids are compared in memory up to 16 MB, beyond that in",
            "temporary files about as large as FILE.")
        .with(
            Option.flag(
                "--json",
                "a line for every bad row, as submit has it, and for every id that occurs again, then"
                    + " the totals"))
        .example("./payouts validate wages.csv && ./payouts submit wages.csv")
        .exit(Exit.DONE, "every row is good; ids may occur again with the same content")
        .exit(Exit.FAILED, "the file cannot be read, or no row of it can")
        .exit(Exit.NOT_AS_WANTED, "rows are bad, or an id occurs again with other content")
        .page();
  }

  private static Page cancel() {
    return ordered(
        new Draft(Section.PAYOUTS, "cancel", "ask for a payout not to be made, if nothing was sent")
            .operand("ID", new Values.Free())
            .about(
                "Tells the running producer, whose answer means that Kafka has the command, then waits for",
                "what the orchestrator made of it. A refusal is read from payout.rejections if Kafka can be",
                "reached. PAYOUTS_API_KEY needs the role submit, and read to see what became of it.")
            .with(
                Option.of("--reason", "TEXT", "why, kept with the payout; up to 256 characters"),
                WAIT,
                Option.JSON)
            .example("./payouts cancel wage-2026-11-000017 --reason 'left the company'"));
  }

  private static Page resolve() {
    return ordered(
        new Draft(Section.PAYOUTS, "resolve", "decide a payout in REVIEW on evidence from outside")
            .operand("ID", new Values.Free())
            .about(
                "For a payout about which the gateway gives no answer to rely on. The word is final: it is",
                "published as the result. Look at the bank's or the gateway's own records first. Waits for",
                "what became of it as cancel does; PAYOUTS_API_KEY needs the roles operate and read.")
            .with(
                Option.of("--as", "RESOLUTION", "COMPLETED, FAILED or REFUNDED")
                    .completedBy(Values.oneOf("COMPLETED", "FAILED", "REFUNDED"))
                    .must(),
                Option.of(
                        "--reason",
                        "TEXT",
                        "the evidence, kept with the payout; up to 512 characters")
                    .must(),
                Option.of(
                    "--operator",
                    "NAME",
                    "who decides; the holder of PAYOUTS_API_KEY in PAYOUTS_ACCESS_KEYS_FILE, or the"
                        + " system's user, if not said"),
                WAIT,
                Option.JSON)
            .example(
                "./payouts resolve wage-17 --as COMPLETED --reason 'on the bank statement of 24 November'"));
  }

  private static Page ordered(Draft draft) {
    return draft
        .exit(Exit.DONE, "applied: the orchestrator shows it")
        .exit(Exit.FAILED, "nothing was written; stderr says why")
        .exit(Exit.NOT_AS_WANTED, "refused by the orchestrator; the payout is as it was")
        .exit(Exit.NOT_KNOWN, "not known yet what becomes of it; asking again is safe")
        .page();
  }

  private static Page results() {
    return new Draft(Section.PAYOUTS, "results", "show what became of payouts, as Kafka has it")
        .about(
            "One line for each result in payout.results; of several of one payout the last counts.")
        .with(
            Option.flag("--follow", "go on with those to come, until Ctrl-C"),
            Option.flag("--json", "a line of JSON for each, with the names of PayoutResult.avsc"))
        .letter("-f", "--follow")
        .example(
            "./payouts results --follow",
            "./payouts results --json | jq -r .status | sort | uniq -c")
        .page();
  }
}
