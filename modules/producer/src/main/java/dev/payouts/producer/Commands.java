package dev.payouts.producer;

import dev.payouts.avro.CancelPayout;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.Resolution;
import dev.payouts.avro.ResolvePayout;
import dev.payouts.core.rules.CancelRequest;
import dev.payouts.core.rules.PayoutRequest;
import dev.payouts.core.rules.ResolveRequest;
import dev.payouts.service.PayoutCodec;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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
    return send(required(request.payoutId()), SubmitCommand.of(request));
  }

  Sent cancel(CancelRequest request) {
    String reason = Objects.requireNonNullElse(request.reason(), "");
    return send(required(request.payoutId()), new CancelPayout(reason));
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

  static String required(@Nullable String value) {
    return Objects.requireNonNull(value, "the rules let a missing field pass");
  }
}
