package dev.payouts.orchestrator.topology;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.RecordPosition;
import dev.payouts.service.DeadLetters;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.tracing.Step;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes to the topics, within the task's transaction. */
final class Outbox {
  private final ProcessorContext<byte[], byte[]> context;
  private final PayoutCodec<GatewayRequest> submissions;
  private final PayoutCodec<GatewayRequest> inquiries;
  private final PayoutCodec<PayoutEvent> events;
  private final PayoutCodec<PayoutResult> results;
  private final PayoutCodec<PayoutRejection> rejections;
  private Step step = Step.NONE;

  Outbox(ProcessorContext<byte[], byte[]> context, PayoutCodecs codecs) {
    this.context = context;
    this.submissions = codecs.of(Topics.SUBMISSIONS);
    this.inquiries = codecs.of(Topics.INQUIRIES);
    this.events = codecs.of(Topics.EVENTS);
    this.results = codecs.of(Topics.RESULTS);
    this.rejections = codecs.of(Topics.REJECTIONS);
  }

  /** What is written from now on is part of this step. */
  void within(Step now) {
    step = now;
  }

  void submission(GatewayRequest request, Instant now) {
    write(submissions, request.getPayoutId(), request, now);
  }

  void inquiry(GatewayRequest request, Instant now) {
    write(inquiries, request.getPayoutId(), request, now);
  }

  void event(PayoutEvent event) {
    write(events, event.getPayoutId(), event, event.getAt());
  }

  void result(PayoutResult result) {
    write(results, result.getPayoutId(), result, result.getDecidedAt());
  }

  void rejection(PayoutRejection rejection) {
    write(rejections, rejection.getPayoutId(), rejection, rejection.getRejectedAt());
  }

  /**
   * Keeps a record as it was found, or as much of it as fits, with where it stood and what is wrong
   * with it.
   */
  void deadLetter(
      Record<byte[], byte[]> found, RecordPosition position, String reason, Instant now) {
    ProducerRecord<byte[], byte[]> letter =
        DeadLetters.of(found.key(), found.value(), found.headers(), position, reason);
    context.forward(
        new Record<>(letter.key(), letter.value(), now.toEpochMilli(), letter.headers()),
        letter.topic());
  }

  private <V extends SpecificRecord> void write(
      PayoutCodec<V> codec, String payoutId, V value, Instant at) {
    byte[] key = payoutId.getBytes(StandardCharsets.UTF_8);
    context.forward(
        new Record<>(key, codec.serialize(value), at.toEpochMilli(), step.headers()),
        codec.topic().name());
  }
}
