package dev.payouts.orchestrator.topology;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.RecordPosition;
import dev.payouts.avro.SubmitPayout;
import dev.payouts.core.RejectionCode;
import dev.payouts.core.rules.PayoutRules;
import dev.payouts.core.rules.Violation;
import dev.payouts.orchestrator.message.Commands;
import dev.payouts.orchestrator.message.Messages;
import dev.payouts.orchestrator.message.Replies;
import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Takes commands and replies of one partition, and lets time pass. */
final class PayoutProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  /** Timers and queues are looked at this often; it bounds how late either can be. */
  static final Duration TICK = Duration.ofMillis(10);

  private final Workplace workplace;
  private final PayoutCodec<PayoutCommand> commands;
  private final PayoutCodec<GatewayReply> replies;
  private final PayoutRules rules;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable Task task;

  PayoutProcessor(Workplace workplace) {
    this.workplace = workplace;
    this.commands = workplace.codecs().of(Topics.COMMANDS);
    this.replies = workplace.codecs().of(Topics.REPLIES);
    this.rules = workplace.rules();
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.task = workplace.open(context);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> task().tick(now()));
  }

  @Override
  public void process(Record<byte[], byte[]> found) {
    RecordMetadata metadata = context().recordMetadata().orElseThrow();
    var position = new RecordPosition(metadata.topic(), metadata.partition(), metadata.offset());
    Instant writtenAt = Instant.ofEpochMilli(found.timestamp());
    task().stepped();
    if (found.key() == null) {
      deadLetter(found, position, "no key; the key must be the payout id");
    } else if (metadata.topic().equals(Topics.COMMANDS.name())) {
      switch (workplace.patience().decode(commands, found.value())) {
        case Decoding.Decoded<PayoutCommand> decoded ->
            command(found, decoded.value(), writtenAt, position);
        case Decoding.Undecodable<PayoutCommand> undecodable ->
            deadLetter(found, position, undecodable.reason());
      }
    } else {
      switch (workplace.patience().decode(replies, found.value())) {
        case Decoding.Decoded<GatewayReply> decoded -> reply(found, decoded.value(), position);
        case Decoding.Undecodable<GatewayReply> undecodable ->
            deadLetter(found, position, undecodable.reason());
      }
    }
  }

  private void command(
      Record<byte[], byte[]> found,
      PayoutCommand command,
      Instant writtenAt,
      RecordPosition position) {
    List<Violation> violations = violations(found.key(), command, writtenAt, position);
    if (!violations.isEmpty()) {
      workplace.tracks().rejected(RejectionCode.INVALID);
      task()
          .outbox()
          .rejection(
              Messages.rejection(
                  command,
                  RejectionCode.INVALID,
                  "fields break the rules: " + violations.getFirst(),
                  violations,
                  now(),
                  position));
      return;
    }
    var origin = new Desk.Origin(position, command, found.headers());
    boolean adopted = workplace.isAdopted(position);
    var input = Commands.input(command, writtenAt, adopted, workplace.merchants());
    task().desk().handle(command.getPayoutId(), input, now(), origin);
  }

  private List<Violation> violations(
      byte[] key, PayoutCommand command, Instant writtenAt, RecordPosition position) {
    List<Violation> violations = new ArrayList<>(Commands.check(command, rules, writtenAt));
    Commands.lane(command)
        .filter(lane -> !task().hasLane(lane))
        .ifPresent(
            _ -> violations.add(new Violation("lane", "is not one that is configured here")));
    if (!violations.isEmpty() && isRepeat(command)) {
      // Time has passed, or rules have changed, since it was taken: that is no reason to deny it.
      violations.clear();
    }
    if (!isKeyOf(key, command.getPayoutId())) {
      violations.add(new Violation("key", "is not the payout_id; write the record with that key"));
    } else {
      workplace
          .partitions()
          .misplacement(key, position.getPartition())
          .ifPresent(problem -> violations.add(new Violation("key", problem)));
    }
    return violations;
  }

  /** A submit for a payout that is known: the core tells a duplicate from a conflict. */
  private boolean isRepeat(PayoutCommand command) {
    return command.getBody() instanceof SubmitPayout
        && PayoutRules.isPayoutId(command.getPayoutId())
        && task().desk().knows(command.getPayoutId());
  }

  private void reply(Record<byte[], byte[]> found, GatewayReply reply, RecordPosition position) {
    if (!isKeyOf(found.key(), reply.getPayoutId())) {
      deadLetter(found, position, "the key is not the payout id of the reply");
      return;
    }
    Optional<String> misplacement =
        workplace.partitions().misplacement(found.key(), position.getPartition());
    if (misplacement.isPresent()) {
      deadLetter(found, position, "the key " + misplacement.get());
      return;
    }
    task()
        .desk()
        .handle(
            reply.getPayoutId(),
            Replies.input(reply),
            now(),
            new Desk.Origin(position, null, found.headers()));
  }

  private void deadLetter(Record<byte[], byte[]> found, RecordPosition position, String reason) {
    workplace.tracks().deadLetter(position.getTopic(), reason);
    task().outbox().deadLetter(found, position, reason, now());
  }

  @Override
  public void close() {
    if (task != null) {
      workplace.close(task);
      task = null;
    }
  }

  private static boolean isKeyOf(byte[] key, String payoutId) {
    return Arrays.equals(key, payoutId.getBytes(StandardCharsets.UTF_8));
  }

  private Instant now() {
    return Instant.ofEpochMilli(context().currentSystemTimeMs());
  }

  private ProcessorContext<byte[], byte[]> context() {
    if (context == null) {
      throw new IllegalStateException("not initialised");
    }
    return context;
  }

  private Task task() {
    if (task == null) {
      throw new IllegalStateException("not initialised");
    }
    return task;
  }
}
