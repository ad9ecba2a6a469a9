package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.system.Inquirer.Answer;
import dev.payouts.testing.Await;
import dev.payouts.testing.TopicReader;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two orchestrators share the payouts; either may join, leave or die while payouts are made. */
class OrchestratorInstancesTest {
  /** Far below the session limit of 45 s, after which anyone's work is taken over. */
  private static final Duration HAND_OVER = Duration.ofSeconds(20);

  private final PayoutSystem system = PayoutSystem.shared();

  @Test
  @Timeout(90)
  void eitherGivesTheAnswerOfTheOwner() {
    List<Good> known = paid();
    try (var both = TwoOrchestrators.start(system)) {
      both.awaitShared(known);
      Inquirer first = both.first();
      Inquirer second = both.second();

      for (Good good : known) {
        Await.until(
            "the same answer of both about " + good,
            () -> first.payout(good.id()).equals(second.payout(good.id())));
        assertThat(second.payout(good.id()))
            .satisfies(
                answer -> {
                  assertThat(answer.status()).isEqualTo(200);
                  assertThat(answer.type()).isEqualTo("application/json");
                  assertThat(answer.body()).contains("\"payout_id\":\"" + good.id() + "\"");
                });
        assertThat(first.owns(good.id())).isNotEqualTo(second.owns(good.id()));
      }
      for (Good good : known) {
        String unknown = "no-" + good.id();
        Answer answer = first.payout(unknown);
        assertThat(answer).isEqualTo(second.payout(unknown));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("No payout with this id is known");
      }
    }
  }

  @Test
  @Timeout(90)
  void oneTakesOverFromAnotherThatIsKilled() {
    List<Good> known = paid();
    try (var both = TwoOrchestrators.start(system);
        Load load = Load.start(system.flow())) {
      both.awaitShared(known);
      Inquirer first = both.first();
      Inquirer second = both.second();
      String lost = second.owned(known).iterator().next();
      Answer before = second.payout(lost);
      List<Good> burst = Good.list(400);
      Set<String> seconds = second.owned(burst);
      var writing = CompletableFuture.runAsync(() -> system.flow().writeAll(burst));
      awaitBegun(seconds);

      both.killSecond();

      Answer during = first.payout(lost);
      assertThat(during.status()).isEqualTo(503);
      assertThat(during.type()).isEqualTo("application/problem+json");
      assertThat(during.body()).contains(Inquirer.GONE);
      assertThat(first.awaitPayout(lost)).isEqualTo(before);
      load.awaitMore();
      writing.join();
      Reckoning.awaitPaid(system, burst);
      Reckoning.awaitPaid(system, load.stop());
      assertThat(known).allMatch(good -> first.owns(good.id()));
    }
  }

  @Test
  @Timeout(90)
  void oneThatLeavesHandsOverToOneThatJoined() {
    List<Good> known = paid();
    try (Load load = Load.start(system.flow());
        var both = TwoOrchestrators.start(system)) {
      both.awaitShared(known);
      load.awaitMore();

      system.stopOrchestrator();

      try {
        Instant stopped = Instant.now();
        known.forEach(good -> both.second().awaitPayout(good.id()));
        assertThat(Duration.between(stopped, Instant.now())).isLessThan(HAND_OVER);
        load.awaitMore();
      } finally {
        system.startOrchestrator();
      }
      Reckoning.awaitPaid(system, load.stop());
    }
    // The second has left in order too: what it held is the first's again.
    paid();
  }

  /** Enough to be spread over all partitions. */
  private List<Good> paid() {
    List<Good> payouts = Good.list(40);
    system.flow().writeAll(payouts);
    Reckoning.awaitPaid(system, payouts);
    return payouts;
  }

  /** Its first transaction with some of them is done then, and the next one is open. */
  private void awaitBegun(Set<String> ids) {
    Await.until(
        "one of them is taken",
        () ->
            system.flow().records(Topics.EVENTS.name()).stream()
                .anyMatch(event -> ids.contains(TopicReader.key(event))));
  }
}
