package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.testing.Await;
import dev.payouts.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what went in against what came out, over all tests that shared the system. */
final class Reckoning {
  /** Bad things that tests have sent so far. */
  private static final AtomicLong BAD = new AtomicLong();

  /** Begins the ids of payouts that need not be paid and are not bad either. */
  static final String TALKATIVE = "talkative-";

  private Reckoning() {}

  static void bad(int count) {
    BAD.addAndGet(count);
  }

  /** Each of them is COMPLETED, which is said once, by one POST that went to its own account. */
  static void awaitPaid(PayoutSystem system, List<Good> payouts) {
    Await.until(
        "a result for each of " + payouts.size() + " payouts, " + payouts.getFirst() + " and on",
        () -> system.flow().results().keySet().containsAll(ids(payouts)));
    Map<String, PayoutResult> results = system.flow().results();
    Map<String, Long> published = system.flow().resultCounts();
    Map<String, Gateway.Seen> ledger = system.gateway().ledger();
    for (Good good : payouts) {
      assertThat(results.get(good.id()))
          .as(good.id())
          .isNotNull()
          .extracting(PayoutResult::getStatus)
          .isEqualTo(PayoutStatus.COMPLETED);
      assertThat(published.get(good.id())).as("results of %s", good).isEqualTo(1);
      Gateway.Seen seen = ledger.getOrDefault(good.id(), Gateway.Seen.NEVER);
      assertThat(seen.isPaidByOnePost()).as("%s: %s", good, seen).isTrue();
      assertThat(good.account().equals(seen.account())).as(good + " to its account").isTrue();
    }
  }

  /** Every good payout is paid, and everything bad has come to one of three places. */
  static void assertNothingLost(PayoutSystem system) {
    awaitPaid(system, Good.all());
    assertThat(
            system.entrance().refused()
                + system.flow().rejections().size()
                + system.flow().records(Topics.DEAD_LETTERS).size())
        .as("refused calls and rows, rejections and dead letters")
        .isEqualTo(BAD.get());
    assertThat(system.gateway().ledger().entrySet())
        .filteredOn(entry -> entry.getValue().orders() > 0)
        .extracting(Map.Entry::getKey)
        .filteredOn(id -> !id.startsWith(TALKATIVE))
        .as("orders at the gateway")
        .containsExactlyInAnyOrderElementsOf(ids(Good.all()));
  }

  private static List<String> ids(List<Good> payouts) {
    return payouts.stream().map(Good::id).toList();
  }
}
