package dev.payouts.proofs.guarantees;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.PayoutCommand;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.RecordPosition;
import dev.payouts.service.DeadLetters;
import dev.payouts.service.Decoding;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What a record of a topic tells, read as anybody could. For one thread. */
public final class Readings {
  private final PayoutCodec<PayoutCommand> commands;
  private final PayoutCodec<GatewayRequest> submissions;
  private final PayoutCodec<GatewayRequest> inquiries;
  private final PayoutCodec<GatewayReply> replies;
  private final PayoutCodec<PayoutEvent> events;
  private final PayoutCodec<PayoutResult> results;
  private final PayoutCodec<PayoutRejection> rejections;

  public Readings(PayoutCodecs codecs) {
    this.commands = codecs.of(Topics.COMMANDS);
    this.submissions = codecs.of(Topics.SUBMISSIONS);
    this.inquiries = codecs.of(Topics.INQUIRIES);
    this.replies = codecs.of(Topics.REPLIES);
    this.events = codecs.of(Topics.EVENTS);
    this.results = codecs.of(Topics.RESULTS);
    this.rejections = codecs.of(Topics.REJECTIONS);
  }

  /**
   * @param writtenAt the record's timestamp
   * @param key null where the record has none
   * @param headers only dead letters need theirs
   */
  public Observation of(
      RecordPosition position,
      long writtenAt,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers headers) {
    return switch (position.getTopic()) {
      case "payout.commands" -> command(position, writtenAt, key, value);
      case "payout.submissions" ->
          readable(submissions, value, position, Observation.Requested::new);
      case "payout.inquiries" -> readable(inquiries, value, position, Observation.Requested::new);
      case "payout.replies" -> readable(replies, value, position, Observation.Replied::new);
      case "payout.events" -> new Observation.Moved(read(events, value));
      case "payout.results" -> new Observation.Resulted(read(results, value));
      case "payout.rejections" -> new Observation.Rejected(read(rejections, value));
      default -> new Observation.DeadLettered(source(headers));
    };
  }

  private Observation command(
      RecordPosition position, long writtenAt, byte @Nullable [] key, byte @Nullable [] value) {
    return key != null
            && commands.deserialize(value) instanceof Decoding.Decoded<PayoutCommand> decoded
        ? new Observation.Commanded(decoded.value(), Instant.ofEpochMilli(writtenAt), position)
        : new Observation.Garbled(position);
  }

  /** Of topics that others may write to by mistake. */
  private static <V extends SpecificRecord> Observation readable(
      PayoutCodec<V> codec,
      byte @Nullable [] value,
      RecordPosition position,
      Function<V, Observation> told) {
    return switch (codec.deserialize(value)) {
      case Decoding.Decoded<V> decoded -> told.apply(decoded.value());
      case Decoding.Undecodable<V> _ -> new Observation.Garbled(position);
    };
  }

  private static <V extends SpecificRecord> V read(PayoutCodec<V> codec, byte @Nullable [] value) {
    return switch (codec.deserialize(value)) {
      case Decoding.Decoded<V> decoded -> decoded.value();
      case Decoding.Undecodable<V> undecodable ->
          throw new AssertionError("an own record cannot be read: " + undecodable.reason());
    };
  }

  private static RecordPosition source(Headers headers) {
    return new RecordPosition(
        text(headers, DeadLetters.TOPIC),
        Integer.parseInt(text(headers, DeadLetters.PARTITION)),
        Long.parseLong(text(headers, DeadLetters.OFFSET)));
  }

  private static String text(Headers headers, String name) {
    @Nullable Header header = headers.lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
