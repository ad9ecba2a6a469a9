package dev.payouts.orchestrator.streams;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A stream thread's producer that commits nothing for one who has lost his partitions.
 *
 * <p>A transaction is refused to a former member of the group by its offsets: the broker takes them
 * only from a present one. A thread whose tasks have timers to fire before they read their first
 * record has no offsets to send, and then nobody asks: its transaction would be committed beside
 * those of the partitions' new owner. So here it sends again what is committed already.
 */
public final class FencedProducer extends KafkaProducer<byte[], byte[]> {
  private final Supplier<Map<TopicPartition, OffsetAndMetadata>> committed;
  private boolean wrote;

  /**
   * @param committed the offsets of the thread's partitions as they are
   */
  FencedProducer(
      Map<String, Object> config, Supplier<Map<TopicPartition, OffsetAndMetadata>> committed) {
    super(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.committed = committed;
  }

  @Override
  public Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> record, @Nullable Callback callback) {
    wrote = true;
    return super.send(record, callback);
  }

  @Override
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    super.sendOffsetsToTransaction(
        asks(offsets.isEmpty(), wrote) ? committed.get() : offsets, group);
  }

  /** Whether nobody would ask who writes, unless offsets are sent that say nothing new. */
  public static boolean asks(boolean withoutOffsets, boolean wrote) {
    return withoutOffsets && wrote;
  }

  @Override
  public void commitTransaction() {
    super.commitTransaction();
    wrote = false;
  }

  @Override
  public void abortTransaction() {
    super.abortTransaction();
    wrote = false;
  }
}
