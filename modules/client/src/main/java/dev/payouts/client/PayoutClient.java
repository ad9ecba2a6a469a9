package dev.payouts.client;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.client.writing.CommandBodies;
import dev.payouts.client.writing.DurableWriter;
import dev.payouts.core.rules.CancelRequest;
import dev.payouts.core.rules.PayoutRequest;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.Violation;
import dev.payouts.topics.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/** Sends commands to the payout orchestrator over Kafka. Safe for use by many threads. */
public final class PayoutClient implements AutoCloseable {
  /** Kafka's own thread must not be held up by what follows an outcome. */
  private static final Executor FOLLOWERS =
      task -> Thread.ofVirtual().name("payout-outcome").start(task);

  private final CommandCodec codec;
  private final DurableWriter writer;
  private final PayoutRules rules;
  private final InstantSource clock;

  private PayoutClient(
      CommandCodec codec, DurableWriter writer, PayoutRules rules, InstantSource clock) {
    this.codec = codec;
    this.writer = writer;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Asks Kafka for the topic and the registry for the schema, so that what cannot work is said here
   * and not by payouts that get nowhere.
   *
   * @throws CannotOpen if one of them is away or not as it must be
   */
  public static PayoutClient open(ClientSettings settings) {
    return open(settings, InstantSource.system());
  }

  static PayoutClient open(ClientSettings settings, InstantSource clock) {
    CommandsTopic.check(settings);
    CommandCodec codec = CommandCodec.open(settings);
    return new PayoutClient(codec, writer(settings), new PayoutRules(settings.rules()), clock);
  }

  private static DurableWriter writer(ClientSettings settings) {
    Map<String, Object> client = settings.kafka();
    client.put(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.bufferBytesMax());
    try {
      return new DurableWriter(client, settings.deliveryLimit());
    } catch (KafkaException e) {
      throw CommandsTopic.badSettings(e);
    }
  }

  /**
   * Asks for a payout. Returns at once, or waits for room in the buffer. The same payout again is
   * ignored by the orchestrator, other content under the same id is rejected.
   */
  public Submission submit(Payout payout) {
    PayoutRequest request = payout.request();
    Instant now = clock.instant();
    List<Violation> problems = Times.checked(rules.check(request, now), request);
    return problems.isEmpty()
        ? send(CommandBodies.required(request.payoutId()), CommandBodies.of(request), now)
        : Submission.decided(new Outcome.Refused(problems));
  }

  /**
   * Asks for a payout not to be made. Accepted means that the orchestrator will be asked: it
   * rejects the command once an attempt may have reached the gateway, and says so on
   * payout.rejections.
   *
   * @param reason for the audit trail; may be empty
   */
  public Submission cancel(String payoutId, String reason) {
    CancelRequest request = new CancelRequest(payoutId, reason);
    List<Violation> problems = rules.check(request);
    return problems.isEmpty()
        ? send(payoutId, CommandBodies.of(request), clock.instant())
        : Submission.decided(new Outcome.Refused(problems));
  }

  private Submission send(String payoutId, Object body, Instant now) {
    String commandId = UUID.randomUUID().toString();
    byte[] value = codec.serialize(new PayoutCommand(commandId, payoutId, now, body));
    CompletableFuture<Outcome> outcome =
        writer
            .write(Topics.COMMANDS.name(), payoutId, value)
            .handleAsync(
                (at, failure) ->
                    failure == null
                        ? new Outcome.Accepted(
                            payoutId, commandId, at.topic(), at.partition(), at.offset())
                        : new Outcome.Unknown(payoutId, commandId, unwrapped(failure)),
                FOLLOWERS);
    return new Submission(outcome.minimalCompletionStage());
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** Waits for what is under way; every submission has its outcome then. */
  @Override
  public void close() {
    writer.close();
  }
}
