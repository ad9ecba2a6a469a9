package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.system.Entrance.Answer;
import dev.payouts.testing.Await;
import dev.payouts.topics.Topics;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Broker and registry go away, by SIGKILL, while payouts are in flight, and come back. */
class OutageTest {
  private final PayoutSystem system = PayoutSystem.shared();
  private final Flow flow = system.flow();

  @Test
  void waitsForARegistryThatGoesAway() throws Exception {
    List<Good> inFlight = Good.slow(20);
    NewerSchema newer = NewerSchema.register(system.at());
    flow.writeAll(inFlight);
    awaitSomeAtTheGateway(inFlight);
    int deadLetters = flow.records(Topics.DEAD_LETTERS).size();

    system.registry().kill();
    // What services know they go on with; a schema they have never seen makes them wait.
    List<Good> known = Good.list(20);
    flow.writeAll(known);
    List<Good> unknown = Good.list(4);
    for (Good good : unknown) {
      flow.write(Topics.COMMANDS.name(), good.id(), newer.of(flow.encode(good.command())));
    }
    Await.until(
        "a service that waits for the registry",
        () -> system.logs().contains("Waiting for the schema registry, nothing is lost"));
    assertThat(flow.results().keySet()).doesNotContainAnyElementsOf(ids(unknown));

    system.registry().restart();

    Reckoning.awaitPaid(system, inFlight);
    Reckoning.awaitPaid(system, known);
    Reckoning.awaitPaid(system, unknown);
    assertThat(flow.records(Topics.DEAD_LETTERS)).hasSize(deadLetters);
  }

  @Test
  void goesOnAfterABrokerThatGoesAway() {
    List<Good> inFlight = Good.slow(40);
    flow.writeAll(inFlight);
    awaitSomeAtTheGateway(inFlight);
    int deadLetters = flow.records(Topics.DEAD_LETTERS).size();
    Good refused = Good.next();

    system.kafka().kill();
    Answer during = system.entrance().submit(refused.json());
    awaitReadiness(503);
    system.kafka().restart();
    awaitReadiness(200);

    assertThat(during.status()).isEqualTo(503);
    assertThat(during.json().path("type").asString())
        .isEqualTo("urn:payouts:problem:not-confirmed");
    assertThat(system.entrance().submit(refused.json()).status()).isEqualTo(202);
    Reckoning.awaitPaid(system, List.of(refused));
    Reckoning.awaitPaid(system, inFlight);
    assertThat(flow.records(Topics.DEAD_LETTERS)).hasSize(deadLetters);
  }

  /** Also after a test that failed in between: others share the system. */
  @AfterEach
  void everythingIsBack() {
    if (!system.kafka().alive()) {
      system.kafka().restart();
    }
    if (!system.registry().alive()) {
      system.registry().restart();
    }
  }

  private void awaitReadiness(int status) {
    for (Role role : List.of(Role.PRODUCER, Role.ORCHESTRATOR, Role.WORKER, Role.POLLER)) {
      Await.until(
          role + "'s readiness is " + status, () -> system.entrance().readiness(role) == status);
    }
  }

  private void awaitSomeAtTheGateway(List<Good> payouts) {
    Await.until(
        "orders at the gateway, none of which is paid yet",
        () ->
            system.gateway().ledger().entrySet().stream()
                .anyMatch(seen -> ids(payouts).contains(seen.getKey())));
  }

  private static List<String> ids(List<Good> payouts) {
    return payouts.stream().map(Good::id).toList();
  }

  @AfterAll
  static void nothingIsLost() {
    Reckoning.assertNothingLost(PayoutSystem.shared());
  }
}
