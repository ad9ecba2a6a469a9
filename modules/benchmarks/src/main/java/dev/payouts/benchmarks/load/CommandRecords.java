package dev.payouts.benchmarks.load;

import dev.payouts.avro.PayoutCommand;
import dev.payouts.fleet.Fleet;
import dev.payouts.service.PayoutCodec;
import dev.payouts.topics.Topics;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Payments as the records that upstream services write. */
public final class CommandRecords {
  private final PayoutCodec<PayoutCommand> codec;

  public CommandRecords(Fleet fleet) {
    this.codec = fleet.codecs().of(Topics.COMMANDS);
  }

  public ProducerRecord<String, byte[]> of(Payment payment) {
    return new ProducerRecord<>(
        Topics.COMMANDS.name(), payment.id(), codec.serialize(payment.command(Instant.now())));
  }
}
