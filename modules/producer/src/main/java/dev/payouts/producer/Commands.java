package dev.payouts.producer;

import static dev.payouts.client.writing.CommandBodies.required;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.Resolution;
import dev.payouts.avro.ResolvePayout;
import dev.payouts.client.writing.CommandBodies;
import dev.payouts.core.rules.CancelRequest;
import dev.payouts.core.rules.PayoutRequest;
import dev.payouts.core.rules.ResolveRequest;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.tracing.Step;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.service.tracing.Tracing.Kind;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes commands of requests that break no rule. */
final class Commands {
  private final TopicWriter writer;
  private final PayoutCodec<PayoutCommand> codec;
  private final InstantSource clock;
  private final Tracing tracing;

  Commands(
      TopicWriter writer, PayoutCodec<PayoutCommand> codec, InstantSource clock, Tracing tracing) {
    this.writer = writer;
    this.codec = codec;
    this.clock = clock;
    this.tracing = tracing;
  }

  /** A command on its way; {@code written} is done once Kafka has it. */
  record Sent(String payoutId, String commandId, CompletableFuture<Void> written) {}

  Sent submit(PayoutRequest request) {
    return send("submit", required(request.payoutId()), CommandBodies.of(request));
  }

  Sent cancel(CancelRequest request) {
    return send("cancel", required(request.payoutId()), CommandBodies.of(request));
  }

  Sent resolve(ResolveRequest request) {
    return send(
        "resolve",
        required(request.payoutId()),
        new ResolvePayout(
            Resolution.valueOf(required(request.resolution())),
            required(request.operator()),
            required(request.evidence())));
  }

  private Sent send(String verb, String payoutId, Object body) {
    String commandId = UUID.randomUUID().toString();
    var command = new PayoutCommand(commandId, payoutId, clock.instant(), body);
    Step step =
        tracing.isOn()
            ? tracing.step(Kind.PRODUCER, verb, payoutId, CallerTrace.headers())
            : Step.NONE;
    CompletableFuture<Void> written = writer.write(codec, payoutId, command, step.headers());
    return new Sent(payoutId, commandId, written.whenComplete((_, e) -> end(step, e)));
  }

  private static void end(Step step, @Nullable Throwable problem) {
    if (problem != null) {
      step.failed("Kafka did not confirm the command");
    }
    step.close();
  }
}
