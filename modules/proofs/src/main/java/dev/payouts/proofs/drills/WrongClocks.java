package dev.payouts.proofs.drills;

import dev.payouts.fleet.Role;
import java.time.Duration;
import java.util.List;

/** A machine's clock is wrong. */
final class WrongClocks {
  private static final Duration OFF = Duration.ofHours(2);

  private WrongClocks() {}

  static List<Drill> all() {
    return List.of(workerAhead(), workerBehind(), orchestratorAhead(), orchestratorBehind());
  }

  private static Drill workerAhead() {
    return setRight(
            Role.WORKER,
            Drill.of("A worker's clock is two hours ahead")
                .happens(ground -> restart(ground, Role.WORKER, OFF))
                .noticed(refusals("deadline"), ground -> ground.awaitRefusals("deadline")))
        .outcome("What it refused was not sent, and goes out now.");
  }

  private static Drill workerBehind() {
    return setRight(
            Role.WORKER,
            Drill.of("A worker's clock is two hours behind")
                .happens(ground -> restart(ground, Role.WORKER, OFF.negated()))
                .noticed(refusals("clock"), ground -> ground.awaitRefusals("clock")))
        .outcome("What it refused was provably not sent, and goes out now.");
  }

  private static Drill orchestratorBehind() {
    return setRight(
            Role.ORCHESTRATOR,
            Drill.of("An orchestrator's clock is two hours behind")
                .happens(ground -> restart(ground, Role.ORCHESTRATOR, OFF.negated()))
                .noticed(refusals("deadline"), ground -> ground.awaitRefusals("deadline")))
        .outcome("Nothing was posted meanwhile; all of it goes on at once.");
  }

  private static Drill orchestratorAhead() {
    return setRight(
            Role.ORCHESTRATOR,
            Drill.of("An orchestrator's clock is two hours ahead")
                .happens(
                    ground -> {
                      ground.one(Role.ORCHESTRATOR).stop();
                      ground.setClock(Role.ORCHESTRATOR, OFF);
                    })
                .noticed(
                    "It ends by itself once it has something to do, and says that Kafka refuses the times of its records: brokers take none from more than an hour ahead.",
                    ground ->
                        ground.endsByItself(
                            Role.ORCHESTRATOR, "Kafka refuses the times of its records")))
        .outcome(
            "Nothing was posted or decided meanwhile; all of it goes on at once. A clock that is ahead by less than an hour shows as `payouts_gateway_refused_total{reason=\"clock\"}`: workers post nothing that is permitted in their future.");
  }

  private static String refusals(String reason) {
    return "`payouts_gateway_refused_total{operation=\"order/new\",reason=\"%s\"}` rises: nothing is posted."
        .formatted(reason);
  }

  private static void restart(Ground ground, Role role, Duration ahead) {
    ground.one(role).stop();
    ground.setClock(role, ahead);
    ground.start(role);
  }

  private static Drill.Builder setRight(Role role, Drill.Builder drill) {
    String word = role.word();
    return drill
        .step("Stop the %s.".formatted(word), ground -> ground.one(role).stop())
        .step(
            "Set the machine's clock, and keep it set: NTP.",
            ground -> ground.setClock(role, Duration.ZERO))
        .step("Start it: `./payouts run %s`.".formatted(word), ground -> ground.start(role));
  }
}
