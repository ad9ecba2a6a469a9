package dev.payouts.proofs.simulation;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.RecordPosition;
import dev.payouts.proofs.guarantees.Observation;
import dev.payouts.proofs.simulation.kafka.Broker;
import dev.payouts.proofs.simulation.kafka.Entry;
import dev.payouts.service.DeadLetters;
import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads every topic as anybody could, and tells what it sees. */
final class Observer implements Broker.Watcher {
  private final PayoutCodec<PayoutCommand> commands;
  private final PayoutCodec<GatewayRequest> submissions;
  private final PayoutCodec<GatewayRequest> inquiries;
  private final PayoutCodec<GatewayReply> replies;
  private final PayoutCodec<PayoutEvent> events;
  private final PayoutCodec<PayoutResult> results;
  private final PayoutCodec<PayoutRejection> rejections;
  private final Consumer<Observation> told;

  Observer(PayoutCodecs codecs, Consumer<Observation> told) {
    this.commands = codecs.of(Topics.COMMANDS);
    this.submissions = codecs.of(Topics.SUBMISSIONS);
    this.inquiries = codecs.of(Topics.INQUIRIES);
    this.replies = codecs.of(Topics.REPLIES);
    this.events = codecs.of(Topics.EVENTS);
    this.results = codecs.of(Topics.RESULTS);
    this.rejections = codecs.of(Topics.REJECTIONS);
    this.told = told;
  }

  @Override
  public void visible(Entry entry, long offset) {
    Observation seen =
        switch (entry.topic()) {
          case "payout.commands" -> command(entry, offset);
          case "payout.submissions" -> new Observation.Requested(read(submissions, entry));
          case "payout.inquiries" -> new Observation.Requested(read(inquiries, entry));
          case "payout.replies" -> new Observation.Replied(read(replies, entry));
          case "payout.events" -> new Observation.Moved(read(events, entry));
          case "payout.results" -> new Observation.Resulted(read(results, entry));
          case "payout.rejections" -> new Observation.Rejected(read(rejections, entry));
          default -> new Observation.DeadLettered(source(entry));
        };
    told.accept(seen);
  }

  private Observation command(Entry entry, long offset) {
    var position = new RecordPosition(entry.topic(), entry.partition(), offset);
    return entry.key() != null
            && commands.deserialize(entry.value())
                instanceof Decoding.Decoded<PayoutCommand> decoded
        ? new Observation.Commanded(
            decoded.value(), Instant.ofEpochMilli(entry.timestamp()), position)
        : new Observation.Garbled(position);
  }

  private static <V extends SpecificRecord> V read(PayoutCodec<V> codec, Entry entry) {
    return switch (codec.deserialize(entry.value())) {
      case Decoding.Decoded<V> decoded -> decoded.value();
      case Decoding.Undecodable<V> undecodable ->
          throw new AssertionError("an own record cannot be read: " + undecodable.reason());
    };
  }

  private static RecordPosition source(Entry entry) {
    return new RecordPosition(
        text(entry, DeadLetters.TOPIC),
        Integer.parseInt(text(entry, DeadLetters.PARTITION)),
        Long.parseLong(text(entry, DeadLetters.OFFSET)));
  }

  private static String text(Entry entry, String name) {
    @Nullable Header header = entry.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
