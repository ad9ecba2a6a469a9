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
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Writes commands of requests that break no rule. */
final class Commands {
  private final TopicWriter writer;
  private final PayoutCodec<PayoutCommand> codec;
  private final InstantSource clock;

  Commands(TopicWriter writer, PayoutCodec<PayoutCommand> codec, InstantSource clock) {
    this.writer = writer;
    this.codec = codec;
    this.clock = clock;
  }

  /** A command on its way; {@code written} is done once Kafka has it. */
  record Sent(String payoutId, String commandId, CompletableFuture<Void> written) {}

  Sent submit(PayoutRequest request) {
    return send(required(request.payoutId()), CommandBodies.of(request));
  }

  Sent cancel(CancelRequest request) {
    return send(required(request.payoutId()), CommandBodies.of(request));
  }

  Sent resolve(ResolveRequest request) {
    return send(
        required(request.payoutId()),
        new ResolvePayout(
            Resolution.valueOf(required(request.resolution())),
            required(request.operator()),
            required(request.evidence())));
  }

  private Sent send(String payoutId, Object body) {
    String commandId = UUID.randomUUID().toString();
    var command = new PayoutCommand(commandId, payoutId, clock.instant(), body);
    return new Sent(payoutId, commandId, writer.write(codec, payoutId, command));
  }
}
