package dev.payouts.producer;

import dev.payouts.avro.GatewayReply;
import dev.payouts.producer.EntryMetrics.CallbackVerdict;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.PayoutCodecs;
import dev.payouts.service.tracing.Step;
import dev.payouts.service.tracing.Tracing;
import dev.payouts.service.tracing.Tracing.Kind;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The gateway's notify_url. A callback only ever makes the orchestrator ask the gateway, so all it
 * leaves behind is a hint with its payout id. Source: GATEWAY, vendor's page on callbacks.
 */
@RestController
class CallbackEndpoint {
  private static final int BODY_BYTES_MAX = 64 * 1024;

  private final CallbackAccounts accounts;
  private final TopicWriter writer;
  private final PayoutCodec<GatewayReply> codec;
  private final Confirmation confirmation;
  private final EntryMetrics metrics;
  private final Tracing tracing;
  private final CallbackReader reader;

  CallbackEndpoint(
      CallbackAccounts accounts,
      TopicWriter writer,
      PayoutCodecs codecs,
      Confirmation confirmation,
      EntryMetrics metrics,
      Tracing tracing,
      InstantSource clock) {
    this.accounts = accounts;
    this.writer = writer;
    this.codec = codecs.of(Topics.REPLIES);
    this.confirmation = confirmation;
    this.metrics = metrics;
    this.tracing = tracing;
    this.reader = new CallbackReader(accounts, clock);
  }

  /** Answers the word the gateway waits for, once Kafka has the hint. */
  @PostMapping(path = "/octopus/callbacks", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> receive(
      @RequestHeader(name = "Oc-Signature", required = false) @Nullable String signature,
      InputStream body)
      throws IOException {
    if (accounts.verifiers().isEmpty()) {
      throw Problem.NO_CALLBACKS.with("Set payouts.gateway.key and the rest of the account");
    }
    String text = new String(Body.read(body, BODY_BYTES_MAX), StandardCharsets.UTF_8);
    return switch (reader.read(text, signature)) {
      case CallbackReader.Reading.Hint hint -> take(hint.reply());
      case CallbackReader.Reading.Forged forged ->
          throw refused(CallbackVerdict.FORGED, Problem.FORGED, forged.reason());
      case CallbackReader.Reading.Malformed malformed ->
          throw refused(CallbackVerdict.MALFORMED, Problem.UNREADABLE, malformed.reason());
    };
  }

  private ResponseEntity<String> take(GatewayReply hint) {
    String id = hint.getPayoutId();
    try (Step step = tracing.step(Kind.PRODUCER, "callback", id, CallerTrace.headers())) {
      if (!confirmation.isWritten(writer.write(codec, id, hint, step.headers()))) {
        step.failed("Kafka did not confirm the hint");
        metrics.count(CallbackVerdict.FAILED);
        throw Confirmation.notConfirmed("Send the callback again");
      }
    }
    metrics.count(CallbackVerdict.ACCEPTED);
    // Set here and not negotiated: whatever the gateway says it accepts, it waits for this word.
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("success");
  }

  private ErrorResponseException refused(CallbackVerdict verdict, Problem problem, String reason) {
    metrics.count(verdict);
    return problem.with("The callback was not taken: " + reason);
  }
}
