package dev.payouts.gatewayio;

import dev.payouts.avro.GatewayReply;
import dev.payouts.service.PayoutCodec;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes replies. One that Kafka does not take is logged and counted and then forgotten: the
 * orchestrator's deadline timer finds out that it is missing.
 */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

  private final Producer<byte[], byte[]> producer;
  private final PayoutCodec<GatewayReply> codec;
  private final GatewayMetrics metrics;

  Replies(
      Producer<byte[], byte[]> producer, PayoutCodec<GatewayReply> codec, GatewayMetrics metrics) {
    this.producer = producer;
    this.codec = codec;
    this.metrics = metrics;
  }

  void send(GatewayReply reply, Headers headers) {
    String id = reply.getPayoutId();
    try {
      var record =
          new ProducerRecord<>(
              codec.topic().name(),
              null,
              id.getBytes(StandardCharsets.UTF_8),
              codec.serialize(reply),
              headers);
      var _ =
          producer.send(
              record,
              (written, problem) -> {
                if (problem != null) {
                  lost(id, reply.getBody(), problem);
                }
              });
    } catch (RuntimeException e) {
      lost(id, reply.getBody(), e);
    }
  }

  private void lost(String id, Object body, Exception problem) {
    metrics.replyLost();
    LOG.atWarn()
        .addKeyValue("payout_id", id)
        .addKeyValue("kind", ((SpecificRecord) body).getSchema().getName())
        .addKeyValue("problem", problem.toString())
        .log("Reply lost");
  }
}
