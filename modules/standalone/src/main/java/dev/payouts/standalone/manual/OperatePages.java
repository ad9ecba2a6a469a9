package dev.payouts.standalone.manual;

import dev.payouts.service.access.ApiRole;
import dev.payouts.standalone.stack.Role;
import java.util.List;
import java.util.stream.Stream;

/** The commands of whoever runs it. */
final class OperatePages {
  private static final Option OPERATOR =
      Option.of(
          "--operator", "NAME", "who sets it; the key's holder or the system's user if not said");

  private static final Option WHY = Option.of("--reason", "TEXT", "why, for whoever looks later");

  private OperatePages() {}

  static List<Page> all() {
    return List.of(
        run(),
        lanes(),
        close(),
        open(),
        limit(),
        replay(),
        testWebhook(),
        topics(),
        schemas(),
        keys());
  }

  private static Page lanes() {
    return new Draft(Section.OPERATE, "lanes show", "show the lanes: switches, limits, use")
        .about(
            "The limits hold over all instances; in flight and queued are of the one that is asked. \"set\" says",
            "who set what while it runs, and why; everything else is as configured (PAYOUTS_LANES_...).")
        .with(Option.JSON)
        .example("./payouts lanes show")
        .page();
  }

  private static Page close() {
    return change(
            new Draft(Section.OPERATE, "lanes close", "pay nothing more in a lane: the kill switch")
                .about(
                    "On every orchestrator, and after restarts too, until it is opened. What is with a worker",
                    "already may still be sent; inquiries go on. Needs a key with the role operate where keys are used."))
        .with(OPERATOR, WHY, Option.JSON)
        .example("./payouts lanes close default --reason \"they asked us to stop\"")
        .page();
  }

  private static Page open() {
    return change(
            new Draft(Section.OPERATE, "lanes open", "pay again in a lane that was closed")
                .about("What the configuration closes (PAYOUTS_LANES_..._OPEN) is opened there."))
        .with(OPERATOR, WHY, Option.JSON)
        .example("./payouts lanes open default")
        .page();
  }

  private static Page limit() {
    return change(
            new Draft(Section.OPERATE, "lanes limit", "set how fast a lane may go, while it runs")
                .about(
                    "On every orchestrator, and after restarts too. \"configured\" instead of a number takes a limit",
                    "back to the configuration; those that are not named stay as they are."))
        .with(
            Option.of("--window", "N", "attempts in flight at most"),
            Option.of("--rate", "N", "attempts a second at most; 0 for no limit"),
            Option.of("--inquiry-window", "N", "inquiries in flight at most"),
            OPERATOR,
            WHY,
            Option.JSON)
        .example(
            "./payouts lanes limit default --window 200 --rate 12.5 --reason \"they throttle us\"",
            "./payouts lanes limit default --window configured --rate configured")
        .page();
  }

  private static Page replay() {
    return new Draft(Section.OPERATE, "webhooks replay", "tell a webhook results once more")
        .operand("WEBHOOK", new Values.Free())
        .about(
            "Each payout's latest revision, by the day it was decided, as it was told the first time and under",
            "the same webhook-id. Give --id or a period. Run it where the producer's settings are (PAYOUTS_WEBHOOKS_...).")
        .with(
            Option.of("--id", "ID", "the result of this payout"),
            ReportPages.FROM,
            ReportPages.TO,
            ReportPages.ZONE,
            Option.JSON)
        .example(
            "./payouts webhooks replay payroll --from 2026-11-27 --to 2026-11-28",
            "./payouts webhooks replay payroll --id wage-2026-11-000017")
        .exit(Exit.DONE, "all were taken")
        .exit(Exit.NOT_AS_WANTED, "some were not taken, which stderr names, or there are none")
        .page();
  }

  private static Page testWebhook() {
    return new Draft(
            Section.OPERATE, "webhooks test", "send a webhook a signed message about nothing")
        .operand("WEBHOOK", new Values.Free())
        .about(
            "Of type payout.test, signed like a result, for whoever sets a receiver up. Run it where the",
            "producer's settings are.")
        .with(Option.JSON)
        .example("./payouts webhooks test payroll")
        .exit(Exit.DONE, "it was taken")
        .exit(Exit.NOT_AS_WANTED, "it was not; stderr says what came instead")
        .page();
  }

  private static Draft change(Draft draft) {
    return draft
        .operand("LANE", new Values.Free())
        .exit(Exit.NOT_AS_WANTED, "refused: there is no such lane, or the configuration closes it")
        .exit(Exit.NOT_KNOWN, "whether it holds is not known; lanes show tells");
  }

  private static Page run() {
    return new Draft(Section.OPERATE, "run", "run one process with some of the roles")
        .operand("ROLE...", new Values.OneOf(Stream.of(Role.values()).map(Role::word).toList()))
        .about(
            "The roles: " + Role.WORDS + ".",
            "docs/OPERATIONS.md and docs/CONFIGURATION.md have ports and settings.")
        .example("./payouts run worker poller")
        .page();
  }

  private static Page topics() {
    return new Draft(
            Section.OPERATE, "topics", "show the topics as the broker has them, and what differs")
        .about(
            "For each topic of the catalogue (schemas/asyncapi.yaml): partitions, copies, how long records",
            "stay, how many there are, how far its reader is behind (Kafka's own marks count, so a few at rest",
            "mean nothing), and what is not as it has to be. That follows PAYOUTS_TOPICS_PARTITIONS and",
            "_REPLICATION_FACTOR. Changes nothing.")
        .with(Option.flag("--json", "a line of JSON for each topic"))
        .example("./payouts topics")
        .exit(Exit.DONE, "all are there as they have to be")
        .exit(Exit.NOT_AS_WANTED, "a topic is missing or differs")
        .page();
  }

  private static Page schemas() {
    return new Draft(
            Section.OPERATE,
            "schemas",
            "show the schemas as the registry has them, and what differs")
        .about(
            "For each subject: versions with their ids, the compatibility that the registry enforces, which",
            "version is this build's, and whether this build can read the others. Changes nothing.")
        .with(Option.flag("--json", "a line of JSON for each subject"))
        .example("./payouts schemas")
        .exit(Exit.DONE, "this build's schemas are there and all others can be read")
        .exit(
            Exit.NOT_AS_WANTED,
            "one is missing, cannot be read, or is not protected by FULL_TRANSITIVE")
        .page();
  }

  private static Page keys() {
    return new Draft(Section.OPERATE, "keys add", "make an API key")
        .operand("NAME", new Values.Free())
        .about(
            "Prints the key of NAME, which nobody can show again: the file gets its hash. docs/ACCESS.md",
            "says what each role may do.")
        .with(
            Option.of("--roles", "ROLE[,ROLE]", "some of " + ApiRole.WORDS)
                .completedBy(
                    new Values.OneOf(Stream.of(ApiRole.values()).map(ApiRole::word).toList()))
                .must(),
            Option.file("--file", "the file of keys; PAYOUTS_ACCESS_KEYS_FILE if not said"),
            Option.JSON)
        .example("./payouts keys add payroll --roles submit,read --file keys")
        .page();
  }
}
