package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.system.Exposition.Sample;
import dev.payouts.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the orchestrator says that payouts and money stand is what their events say. */
class MetricsOfPayoutsTest {
  private static final PayoutSystem SYSTEM = PayoutSystem.shared();

  /** A scrape sees the census of up to 2 s ago, and ages count from full seconds. */
  private static final double CENSUS_SECONDS = 4;

  private final Happenings happened = Happenings.in(SYSTEM);

  @Test
  void countsEveryTransitionByItsEdge() {
    Await.until("as many transitions as events", () -> transitions().equals(edges()));

    assertThat(transitions())
        .containsEntry(
            "PENDING COMPLETED order-found", edges().get("PENDING COMPLETED order-found"))
        .containsEntry("COMPLETED REFUNDED order-found", 1.0);
  }

  private static Map<String, Double> transitions() {
    Map<String, Double> counts = new HashMap<>();
    for (Sample edge : now().all("payouts_transitions_total")) {
      String name = edge.label("from") + " " + edge.label("to") + " " + edge.label("cause");
      counts.put(name, edge.value());
    }
    return counts;
  }

  private Map<String, Double> edges() {
    Map<String, Double> counts = new HashMap<>();
    for (PayoutEvent event : SYSTEM.flow().events()) {
      if (event.getAt().isAfter(happened.restarted())) {
        String name = event.getFromState() + " " + event.getToState() + " " + event.getCause();
        counts.merge(name, 1.0, Double::sum);
      }
    }
    return counts;
  }

  @ParameterizedTest
  @CsvSource({
    "COMPLETED, SGD, 3, 60.75",
    "PENDING,   SGD, 1, 40.10",
    "REVIEW,    BRL, 1,  7.00",
    "REFUNDED,  BRL, 1,  8.00",
    "COMPLETED, BRL, 0,  0.00"
  })
  void showsCountAndMoneyByStateAndCurrency(
      String state, String currency, double count, double money) {
    Await.until(
        count + " payouts in " + state,
        () -> now().sum("payouts_state_count", at(state, currency)) == count);

    assertThat(now().sum("payouts_state_money", at(state, currency)))
        .isCloseTo(money, within(0.000001));
    assertThat(now().all("payouts_state_money", "currency", currency)).isNotEmpty();
  }

  private static String[] at(String state, String currency) {
    return new String[] {"state", state, "currency", currency};
  }

  @Test
  void countsEveryPayoutInTheStateOfItsLastEvent() {
    Await.until("as many payouts by state as their events say", () -> states().equals(stands()));

    assertThat(stands()).containsKeys("COMPLETED", "PENDING", "REVIEW", "REFUNDED");
  }

  private static Map<String, Double> states() {
    Map<String, Double> counts = new HashMap<>();
    now()
        .all("payouts_state_count")
        .forEach(sample -> counts.merge(sample.label("state"), sample.value(), Double::sum));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private static Map<String, Double> stands() {
    Map<String, Double> counts = new HashMap<>();
    last().values().forEach(e -> counts.merge(e.getToState().name(), 1.0, Double::sum));
    return counts;
  }

  private static Map<String, PayoutEvent> last() {
    Map<String, PayoutEvent> last = new HashMap<>();
    for (PayoutEvent event : SYSTEM.flow().events()) {
      last.merge(event.getPayoutId(), event, (a, b) -> a.getSequence() > b.getSequence() ? a : b);
    }
    return last;
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "REVIEW"})
  void showsTheAgeOfTheOldest(PayoutState state) {
    Instant oldest =
        last().values().stream()
            .filter(event -> event.getToState() == state)
            .map(PayoutEvent::getAt)
            .min(Instant::compareTo)
            .orElseThrow();

    double shown = now().sum("payouts_state_oldest_age_seconds", "state", state.name());

    double age = Duration.between(oldest, Instant.now()).toMillis() / 1000.0;
    assertThat(shown).isCloseTo(age, within(CENSUS_SECONDS)).isPositive();
    assertThat(now().values("payouts_state_oldest_age_seconds", "state"))
        .isEqualTo(Set.of("SCHEDULED", "QUEUED", "SUBMITTING", "PENDING", "UNCERTAIN", "REVIEW"));
  }

  private static Exposition now() {
    return SYSTEM.entrance().metrics(Role.ORCHESTRATOR);
  }
}
