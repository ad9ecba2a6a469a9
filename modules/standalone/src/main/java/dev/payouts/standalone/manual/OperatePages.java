package dev.payouts.standalone.manual;

import dev.payouts.service.access.ApiRole;
import dev.payouts.standalone.stack.Role;
import java.util.List;
import java.util.stream.Stream;

/** The commands of whoever runs it. */
final class OperatePages {
  private OperatePages() {}

  static List<Page> all() {
    return List.of(run(), topics(), schemas(), keys());
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
