package dev.payouts.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.SubmitReply;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.system.Exposition.Sample;
import dev.payouts.testing.Await;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls by operation and outcome are those that were answered for, and lanes show who waits. */
class MetricsOfGatewayTest {
  private static final PayoutSystem SYSTEM = PayoutSystem.shared();
  private static final String CALLS = "payouts_gateway_calls_seconds";

  /** Seconds, of GatewayMetrics. */
  private static final List<Double> BUCKETS =
      List.of(
          0.005,
          0.01,
          0.025,
          0.05,
          0.1,
          0.25,
          0.5,
          1.0,
          2.5,
          5.0,
          10.0,
          30.0,
          Double.POSITIVE_INFINITY);

  private final Happenings happened = Happenings.in(SYSTEM);
  private final Entrance entrance = SYSTEM.entrance();

  @Test
  void countsEveryCallByOperationAndOutcome() {
    Await.until("as many calls as replies", () -> calls().equals(replies()));

    assertThat(calls())
        .containsKeys("order/new ACCEPTED", "order/new UNKNOWN", "order/get FOUND")
        .doesNotContainKey("order/new NOT_SENT");
    assertThat(since(Role.WORKER, "payouts_gateway_refused_total", "reason", "lane"))
        .isEqualTo(SYSTEM.flow().replies(Happenings.LEFT).size());
  }

  private Map<String, Double> calls() {
    Map<String, Double> calls = new HashMap<>();
    for (Role role : List.of(Role.WORKER, Role.POLLER)) {
      for (Sample count : entrance.metrics(role).all(CALLS + "_count")) {
        String operation = count.label("operation");
        String outcome = count.label("outcome");
        double more = since(role, CALLS + "_count", "operation", operation, "outcome", outcome);
        if (more > 0) {
          calls.put(operation + " " + outcome, more);
        }
      }
    }
    return calls;
  }

  /** Those that stand for a call. */
  private Map<String, Double> replies() {
    Map<String, Double> replies = new HashMap<>();
    for (GatewayReply reply : SYSTEM.flow().replies()) {
      boolean isNew = reply.getObservedAt().isAfter(happened.began());
      if (isNew && !reply.getPayoutId().equals(Happenings.LEFT)) {
        switch (reply.getBody()) {
          case SubmitReply r -> replies.merge("order/new " + r.getOutcome(), 1.0, Double::sum);
          case InquiryReply r -> replies.merge("order/get " + r.getOutcome(), 1.0, Double::sum);
          case Object hint -> {}
        }
      }
    }
    return replies;
  }

  @ParameterizedTest
  @EnumSource(names = {"WORKER", "POLLER"})
  void showsLatenciesInBuckets(Role role) {
    Exposition page = entrance.metrics(role);

    assertThat(page.types()).containsEntry(CALLS, "histogram");
    for (Sample count : page.all(CALLS + "_count")) {
      String[] call = {"operation", count.label("operation"), "outcome", count.label("outcome")};
      List<Sample> buckets = page.all(CALLS + "_bucket", call);
      assertThat(buckets).extracting(MetricsOfGatewayTest::end).isEqualTo(BUCKETS);
      assertThat(buckets).extracting(Sample::value).isSorted();
      assertThat(buckets.getLast().value()).isEqualTo(count.value());
      assertThat(page.sum(CALLS + "_sum", call)).isPositive();
      assertThat(page.all(CALLS + "_max", call)).hasSize(1);
    }
  }

  private static double end(Sample bucket) {
    return Double.parseDouble(bucket.label("le").replace("+Inf", "Infinity"));
  }

  /** The gateway answers after 60 s; the worker waits for 3 s. */
  @Test
  void putsASlowCallIntoASlowBucket() {
    String[] unknown = {"operation", "order/new", "outcome", "UNKNOWN"};

    assertThat(bucket("2.5", unknown)).isEqualTo(bucket("0.005", unknown));
    assertThat(bucket("5.0", unknown)).isEqualTo(bucket("2.5", unknown) + 1);
  }

  private double bucket(String end, String... call) {
    return since(Role.WORKER, CALLS + "_bucket", call[0], call[1], call[2], call[3], "le", end);
  }

  @Test
  void showsWhoWaitsAndWhoIsUnderWayOnALane() {
    Flow flow = SYSTEM.flow();
    entrance.turn(PayoutSystem.COUNTED, "close");
    for (String id : List.of("queued-1", "queued-2")) {
      // Its call takes as long as the worker waits for an answer.
      Happenings.write(
          flow, Reckoning.TALKATIVE + id, "990031", "5.00", "THB", PayoutSystem.COUNTED);
    }
    Await.until("two in the queue", () -> lane("queue") == 2);
    // Gauges keep what they show; nobody else might.
    System.gc();
    assertThat(lane("permits_used")).isZero();
    assertThat(lane("permits_limit")).isEqualTo(100);
    assertThat(lane("inquiries_limit")).isEqualTo(1_000);

    entrance.turn(PayoutSystem.COUNTED, "open");

    Await.until("two permits in use", () -> lane("permits_used") == 2 && lane("queue") == 0);
    Await.until(
        "two calls under way",
        () -> entrance.metrics(Role.WORKER).sum("payouts_gateway_in_flight") == 2);
    Await.until("permits free again", () -> lane("permits_used") == 0);
    assertThat(entrance.metrics(Role.WORKER).sum("payouts_gateway_in_flight")).isZero();
  }

  private double lane(String what) {
    List<Sample> gauges =
        entrance
            .metrics(Role.ORCHESTRATOR)
            .all("payouts_lane_" + what, "lane", PayoutSystem.COUNTED);
    assertThat(gauges).hasSize(1);
    return gauges.getFirst().value();
  }

  private double since(Role role, String name, String... labels) {
    return entrance.metrics(role).sum(name, labels) - happened.before(role).sum(name, labels);
  }
}
