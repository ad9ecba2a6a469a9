package dev.payouts.proofs.drills;

import dev.payouts.fleet.Role;
import dev.payouts.fleet.StateFiles;
import dev.payouts.service.WorkerOffsets;
import dev.payouts.topics.Topics;
import java.util.List;

/** Something is lost, and restored or done without; or somebody wrote what nobody can read. */
final class Losses {
  private static final String ORCHESTRATORS = "payout-orchestrator";
  private static final String ADOPT = "PAYOUTS_ORCHESTRATOR_ADOPT";
  private static final String LEAVE_OUT = "Leave the setting out from the next start on.";
  private static final String REGISTRY_TOPIC = "kafkasql-journal";

  private Losses() {}

  static List<Drill> all() {
    return List.of(
        stateLost(),
        orchestratorOffsetsLost(),
        workerOffsetsLost(),
        pollerOffsetsLost(),
        commandsRestored(),
        registryLost(),
        poisoned(),
        newApplicationId());
  }

  private static void startAdopting(Ground ground) {
    ground.set(Role.ORCHESTRATOR, ADOPT, "true");
    ground.start(Role.ORCHESTRATOR);
  }

  private static void leaveOut(Ground ground) {
    ground.unset(Role.ORCHESTRATOR, ADOPT);
  }

  private static Drill stateLost() {
    return Drill.of("The state directory of an orchestrator is lost")
        .happens(
            ground -> {
              ground.one(Role.ORCHESTRATOR).kill();
              StateFiles.delete(ground.one(Role.ORCHESTRATOR));
            })
        .noticed("The disk is gone, or the directory was removed.")
        .step(
            "Start the orchestrator: `./payouts run orchestrator`. It restores its state from Kafka and is ready once it has.",
            ground -> ground.start(Role.ORCHESTRATOR))
        .outcome("Nothing is lost: the state is a copy of what Kafka keeps.");
  }

  private static Drill orchestratorOffsetsLost() {
    return Drill.of("The orchestrators' committed offsets are lost")
        .happens(
            ground -> {
              ground.one(Role.ORCHESTRATOR).stop();
              ground.deleteGroup(ORCHESTRATORS);
            })
        .noticed(
            "An orchestrator does not start, and says that its group has no committed offsets.")
        .step(
            "Start the orchestrator. It ends at once and names the partitions: nobody starts from the beginning by accident.",
            ground -> ground.endsByItself(Role.ORCHESTRATOR, "has no committed offsets"))
        .step(
            "Start every orchestrator with `PAYOUTS_ORCHESTRATOR_ADOPT=true ./payouts run orchestrator`.",
            Losses::startAdopting)
        .step(LEAVE_OUT, Losses::leaveOut)
        .outcome(
            "All commands and replies are read again. Payouts that the state knows go on as if nothing had happened. Commands that were not read yet are asked about at the gateway, and wait in REVIEW for a person when it does not know them.");
  }

  private static Drill workerOffsetsLost() {
    return Drill.of("The workers' committed offsets are lost")
        .happens(
            ground -> {
              ground.one(Role.WORKER).kill();
              ground.deleteGroup(WorkerOffsets.GROUP);
            })
        .noticed("`payouts_gateway_refused_total{reason=\"doubt\"}` rises.")
        .step(
            "Start the worker, if it is down: `./payouts run worker`. There is nothing else to do.",
            ground -> {
              ground.start(Role.WORKER);
              ground.awaitRefusals("doubt");
            })
        .outcome(
            "No request so far is posted again. Those of the last minutes are UNCERTAIN until the gateway shows them or their quarantine is over.");
  }

  private static Drill pollerOffsetsLost() {
    return Drill.of("The pollers' committed offsets are lost")
        .happens(
            ground -> {
              ground.one(Role.POLLER).kill();
              ground.deleteGroup("payouts-poller");
            })
        .noticed(
            "`payouts_gateway_refused_total{operation=\"order/get\",reason=\"deadline\"}` rises.")
        .step(
            "Start the poller, if it is down: `./payouts run poller`. There is nothing else to do.",
            ground -> ground.start(Role.POLLER))
        .outcome("Inquiries change nothing at the gateway; old ones are answered without a call.");
  }

  private static Drill commandsRestored() {
    return Drill.of("The commands' topic is lost and restored from a backup")
        .happens(
            ground -> {
              ground.one(Role.PRODUCER).stop();
              ground.one(Role.ORCHESTRATOR).stop();
              ground.backUp(Topics.COMMANDS.name());
              ground.deleteTopic(Topics.COMMANDS.name());
            })
        .noticed(
            "The topic is missing or was created anew; an orchestrator that is started says so.")
        .step(
            "Stop producers and orchestrators.",
            ground -> {
              ground.one(Role.PRODUCER).stop();
              ground.one(Role.ORCHESTRATOR).stop();
            })
        .step(
            "Create the topic with the partitions it had and with `message.timestamp.type=CreateTime`. Write the backup into it, every record with its key and its time and into its partition. Then set `message.timestamp.type=LogAppendTime`, as it was: old commands must stay old.",
            ground -> ground.restore(Topics.COMMANDS.name()))
        .step(
            "Delete the orchestrators' offsets, which mean nothing in the new topic: `kafka-consumer-groups.sh --bootstrap-server HOST:PORT --delete --group payout-orchestrator`.",
            ground -> ground.deleteGroup(ORCHESTRATORS))
        .step(
            "Start every orchestrator with `PAYOUTS_ORCHESTRATOR_ADOPT=true ./payouts run orchestrator`, then the producers.",
            ground -> {
              startAdopting(ground);
              ground.start(Role.PRODUCER);
            })
        .step(LEAVE_OUT, Losses::leaveOut)
        .outcome(
            "Every old command is known and ignored. Ask the upstreams to send again what the backup did not have yet: what arrived counts once.");
  }

  private static Drill registryLost() {
    return Drill.of("The schema registry is lost and restored")
        .happens(
            ground -> {
              ground.backUp(REGISTRY_TOPIC);
              ground.fleet().registry().kill();
              ground.deleteTopic(REGISTRY_TOPIC);
              ground.one(Role.WORKER).kill();
            })
        .noticed(
            "Services that start wait for the registry; those that run go on with the schemas they know.")
        .step(
            "Restore the topic in which the registry keeps its schemas, `kafkasql-journal`, from its backup: the same records in the same order, so that the schemas have the ids that are in all records.",
            ground -> ground.restore(REGISTRY_TOPIC))
        .step(
            "Start the registry: `./payouts run registry`.",
            ground -> ground.fleet().registry().restart())
        .step(
            "Start what had ended meanwhile: `./payouts run worker`.",
            ground -> ground.start(Role.WORKER))
        .outcome(
            "A registry with other ids would make every record unreadable, and nothing readable is ever thrown away for that: services wait.");
  }

  private static Drill poisoned() {
    return Drill.of("A partition is poisoned")
        .happens(Ground::poison)
        .noticed(
            "`payouts_dead_letters_total` rises; the records are in payout.dead-letters with where they stood and why.")
        .step(
            "Nothing has to be done for the payouts behind them. Look at the letters' `error` header and mend whoever wrote them: `payout.commands`, `payout.replies`, `payout.submissions` and `payout.inquiries` are written by this product and by upstreams alone.",
            Ground::requireLetters)
        .outcome("What cannot be read becomes a dead letter, and what stands behind it goes on.");
  }

  private static Drill newApplicationId() {
    return Drill.of("The orchestrators get a new application id")
        .happens(
            ground -> {
              ground.one(Role.ORCHESTRATOR).stop();
              ground.set(Role.ORCHESTRATOR, "PAYOUTS_ORCHESTRATOR_APPLICATION_ID", "payouts-anew");
              ground.stateIsLost();
            })
        .noticed(
            "An orchestrator does not start, and says that its group has no committed offsets.")
        .step(
            "If the id was changed by mistake, set it back, and all is well. Otherwise start every orchestrator with `PAYOUTS_ORCHESTRATOR_ADOPT=true ./payouts run orchestrator`.",
            Losses::startAdopting)
        .step(LEAVE_OUT, Losses::leaveOut)
        .outcome(
            "The old state is not used any more. Every command that Kafka still has is asked about at the gateway: what it shows is followed, and what it does not know waits in REVIEW for a person.");
  }
}
