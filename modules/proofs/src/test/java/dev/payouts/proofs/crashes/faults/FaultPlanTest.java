package dev.payouts.proofs.crashes.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.fleet.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a plan holds. */
class FaultPlanTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(FaultPlan.ofEverything(7, HALF_AN_HOUR))
        .isEqualTo(FaultPlan.ofEverything(7, HALF_AN_HOUR))
        .isNotEqualTo(FaultPlan.ofEverything(8, HALF_AN_HOUR));
  }

  @Test
  void holdsEveryKindOfFaultWithinTheTimeGiven() {
    List<FaultPlan.Planned> plan = FaultPlan.ofEverything(1, HALF_AN_HOUR);

    assertThat(plan).hasSizeGreaterThan(200);
    assertThat(plan)
        .extracting(planned -> planned.fault().getClass().getSimpleName())
        .contains(
            Stream.of(Fault.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toArray(String[]::new));
    assertThat(plan).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    assertThat(plan.getLast().at()).isLessThan(HALF_AN_HOUR);
  }

  /** Late bytes of a frozen worker would be paid twice at a gateway that takes every order. */
  @Test
  void onlyCrashesWorkersAndOrchestratorsWhereTheGatewayTakesEveryOrder() {
    Set<Role> victims =
        FaultPlan.ofCrashes(1, HALF_AN_HOUR).stream()
            .map(FaultPlan.Planned::fault)
            .map(FaultPlanTest::victim)
            .collect(Collectors.toSet());

    assertThat(victims).containsExactlyInAnyOrder(Role.WORKER, Role.ORCHESTRATOR);
  }

  private static Role victim(Fault fault) {
    return switch (fault) {
      case Fault.Kill kill -> kill.role();
      case Fault.Restart restart -> restart.role();
      case Fault.StateWiped _ -> Role.ORCHESTRATOR;
      case Fault.Freeze _,
          Fault.Added _,
          Fault.Removed _,
          Fault.BrokerKill _,
          Fault.BrokerFreeze _,
          Fault.Outage _,
          Fault.RegistryKill _,
          Fault.Network _,
          Fault.StateTruncated _,
          Fault.OffsetsDeleted _ ->
          throw new AssertionError(fault + " is no crash");
    };
  }
}
