package dev.payouts.gatewayio;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.gatewayio.GatewayRole.Delivery;
import dev.payouts.octopus.Deadline;
import dev.payouts.service.tracing.Step;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.service.tracing.Tracing.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the gateway for requests whose offsets are settled, each on a thread of its own. */
final class Caller {
  private static final Logger LOG = LoggerFactory.getLogger(Caller.class);

  private final GatewayRole role;
  private final Function<String, Optional<GatewayLane>> lanes;
  private final DoubtfulOffsets offsets;
  private final Replies replies;
  private final GatewayMetrics metrics;
  private final InFlight inFlight;
  private final Executor threads;
  private final Clocks clocks;
  private final Tracing tracing;
  private final Duration clockSkew;
  private final String reporter;

  Caller(
      GatewayRole role,
      Function<String, Optional<GatewayLane>> lanes,
      DoubtfulOffsets offsets,
      Replies replies,
      GatewayMetrics metrics,
      InFlight inFlight,
      Executor threads,
      Clocks clocks,
      Tracing tracing,
      Duration clockSkew,
      String reporter) {
    this.role = role;
    this.lanes = lanes;
    this.offsets = offsets;
    this.replies = replies;
    this.metrics = metrics;
    this.inFlight = inFlight;
    this.threads = threads;
    this.clocks = clocks;
    this.tracing = tracing;
    this.clockSkew = clockSkew;
    this.reporter = reporter;
  }

  /** A request, where it stood, and what its record had for headers. */
  record Task(GatewayRequest request, TopicPartition partition, long offset, Headers headers) {}

  /** Returns at once; called on the consumer's thread. */
  void handOut(List<Task> tasks) {
    inFlight.started(tasks.size());
    for (Task task : tasks) {
      GatewayRequest request = task.request();
      Deadline deadline = deadline(request);
      boolean doubtful =
          role.delivery() == Delivery.AT_MOST_ONCE
              && offsets.isDoubtful(task.partition(), task.offset());
      try {
        threads.execute(() -> handle(request, task.headers(), deadline, doubtful));
      } catch (RejectedExecutionException stopping) {
        inFlight.ended();
      }
    }
  }

  private Deadline deadline(GatewayRequest request) {
    Deadline deadline = Deadline.at(request.getDeadline(), clocks.wall(), clocks.nanoTime());
    Long callLimitMs = request.getCallLimitMs();
    return callLimitMs == null ? deadline : deadline.withCallLimit(Duration.ofMillis(callLimitMs));
  }

  private void handle(
      GatewayRequest request, Headers headers, Deadline deadline, boolean doubtful) {
    try (Step step = tracing.step(Kind.CLIENT, role.operation(), request.getPayoutId(), headers)) {
      Optional<GatewayLane> lane = lanes.apply(request.getLane());
      if (doubtful) {
        refuse(request, new Refusal.PerhapsCalled(), step);
      } else if (deadline.passed()) {
        refuse(request, new Refusal.DeadlinePassed(), step);
      } else if (role.delivery() == Delivery.AT_MOST_ONCE && ahead(request).isPositive()) {
        refuse(request, new Refusal.ClocksDiffer(ahead(request)), step);
      } else if (lane.isEmpty()) {
        refuse(request, new Refusal.UnknownLane(request.getLane()), step);
      } else {
        callAsMerchant(lane.get(), request, deadline, step);
      }
    } catch (RuntimeException e) {
      // No reply: what happened is not known, and the orchestrator's deadline timer asks.
      LOG.atError()
          .addKeyValue("payout_id", request.getPayoutId())
          .setCause(e)
          .log("Call ended in an error");
    } finally {
      inFlight.ended();
    }
  }

  /** How far its permit lies in the future, other than clocks may differ; zero if it does not. */
  private Duration ahead(GatewayRequest request) {
    Duration ahead = Duration.between(clocks.wall().instant(), request.getPermittedAt());
    return ahead.compareTo(clockSkew) > 0 ? ahead : Duration.ZERO;
  }

  private void callAsMerchant(
      GatewayLane lane, GatewayRequest request, Deadline deadline, Step step) {
    String expected = request.getMerchantUid();
    String configured = lane.client().merchantUid();
    if (expected == null || expected.equals(configured)) {
      call(lane, request, deadline, step);
    } else {
      refuse(request, new Refusal.OtherMerchant(request.getLane(), expected, configured), step);
    }
  }

  private void refuse(GatewayRequest request, Refusal refusal, Step step) {
    metrics.refused(refusal);
    step.failed("not called: " + refusal.getClass().getSimpleName());
    reply(request, role.refuse(request, refusal), 0, step);
  }

  private void call(GatewayLane lane, GatewayRequest request, Deadline deadline, Step step) {
    long started = clocks.nanoTime().getAsLong();
    Answer answer = role.call(lane, request, deadline);
    long nanos = clocks.nanoTime().getAsLong() - started;
    metrics.called(answer.outcome(), nanos);
    step.tell("payout.outcome", answer.outcome());
    reply(request, answer, (int) Duration.ofNanos(nanos).toMillis(), step);
  }

  private void reply(GatewayRequest request, Answer answer, int durationMs, Step step) {
    replies.send(
        new GatewayReply(
            request.getPayoutId(), clocks.wall().instant(), durationMs, reporter, answer.body()),
        step.headers());
  }
}
