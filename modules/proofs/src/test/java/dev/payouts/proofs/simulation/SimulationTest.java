package dev.payouts.proofs.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Cause;
import dev.payouts.core.Phase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {
  @Test
  void keepsEveryPromise() {
    var simulation = new Simulation();
    for (long seed = 1; seed <= 500; seed++) {
      assertThat(simulation.run(seed)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void tellsTheSameStoryOfTheSameSeed() {
    // What histories share must not leak from one into the next.
    var used = new Simulation();
    used.run(7);
    for (long seed = 100; seed < 130; seed++) {
      assertThat(used.tell(seed)).as("seed %d", seed).isEqualTo(new Simulation().tell(seed));
    }
  }

  /** In one JVM sets and maps may show an order that another JVM gives them differently. */
  @Test
  void makesTheSameHistoriesInAnotherProcess() throws Exception {
    var other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Fingerprint.class.getName(),
                "" + Fingerprint.SEEDS)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    long here = Fingerprint.of(Fingerprint.SEEDS);
    String there = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(other.waitFor()).isZero();
    assertThat(there.lines().toList()).last().isEqualTo(Fingerprint.SEEDS + " " + here);
  }

  /** A campaign that never gets anywhere would keep every promise, too. */
  @Test
  void reachesEveryStateByEveryCause() {
    var simulation = new Simulation();
    Set<Phase> phases = EnumSet.noneOf(Phase.class);
    Set<Cause> causes = EnumSet.noneOf(Cause.class);
    for (long seed = 1; seed <= 700; seed++) {
      for (String line : simulation.tell(seed)) {
        for (Phase phase : Phase.values()) {
          if (line.contains(" -> " + phase + " by ")) {
            phases.add(phase);
          }
        }
        for (Cause cause : Cause.values()) {
          if (line.contains(" by " + cause.word())) {
            causes.add(cause);
          }
        }
      }
    }

    assertThat(phases)
        .containsExactlyInAnyOrderElementsOf(EnumSet.range(Phase.SCHEDULED, Phase.CANCELLED));
    assertThat(causes).containsExactlyInAnyOrder(Cause.values());
  }

  @Test
  void injectsEveryKindOfFault() {
    var simulation = new Simulation();
    for (long seed = 1; seed <= 300; seed++) {
      simulation.run(seed);
    }

    assertThat(simulation.faults().byFault().keySet())
        .containsAll(
            List.of(
                "orchestrator: kill -9",
                "orchestrator: commit interrupted",
                "orchestrator: state and offsets lost",
                "worker: offsets set back or deleted",
                "poller: SIGSTOP",
                "kafka: broker away",
                "network: request lost",
                "gateway: order/new answered wrongly",
                "callback: forged",
                "upstream: everything sent again"));
  }
}
