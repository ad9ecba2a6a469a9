package dev.payouts.gatewayio;

import dev.payouts.avro.GatewayRequest;
import dev.payouts.gatewayio.DeadLetterBox.Letter;
import dev.payouts.gatewayio.GatewayRole.Delivery;
import dev.payouts.service.Decoding.Decoded;
import dev.payouts.service.Decoding.Undecodable;
import dev.payouts.service.PayoutCodec;
import dev.payouts.service.RegistryUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Takes one batch: decode, keep what cannot be decoded, commit, hand out. It commits through the
 * consumer itself and never acknowledges, so the container has nothing of its own to commit; it
 * throws nothing, so the container has nothing to retry. A batch that fails before its commit was
 * not called and is read again.
 */
final class BatchListener
    implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(BatchListener.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final GatewayRole role;
  private final PayoutCodec<GatewayRequest> codec;
  private final DeadLetterBox deadLetters;
  private final DoubtfulOffsets offsets;
  private final Duration commitLimit;
  private final Caller caller;
  private final GatewayMetrics metrics;
  private final Clocks.Sleep sleep;

  BatchListener(
      GatewayRole role,
      PayoutCodec<GatewayRequest> codec,
      DeadLetterBox deadLetters,
      DoubtfulOffsets offsets,
      Duration commitLimit,
      Caller caller,
      GatewayMetrics metrics,
      Clocks.Sleep sleep) {
    this.role = role;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.offsets = offsets;
    this.commitLimit = commitLimit;
    this.caller = caller;
    this.metrics = metrics;
    this.sleep = sleep;
  }

  /** With the poll's own result, the batch is not copied into a list first. */
  @Override
  public boolean wantsPollResult() {
    return true;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> batch,
      @Nullable Acknowledgment unused,
      @Nullable Consumer<?, ?> consumer) {
    throw new IllegalStateException("the container was asked for poll results");
  }

  @Override
  public void onMessage(
      ConsumerRecords<byte[], byte[]> batch,
      @Nullable Acknowledgment unused,
      Consumer<byte[], byte[]> consumer) {
    List<Caller.Task> tasks;
    try {
      tasks = decode(batch);
      commit(consumer, batch);
    } catch (RegistryUnavailable | KafkaException | ExecutionException e) {
      giveUp(consumer, batch, e);
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      giveUp(consumer, batch, e);
      return;
    }
    caller.handOut(tasks);
  }

  private List<Caller.Task> decode(ConsumerRecords<byte[], byte[]> batch)
      throws ExecutionException, InterruptedException {
    List<Caller.Task> tasks = new ArrayList<>(batch.count());
    List<Letter> letters = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      switch (codec.deserialize(record.value())) {
        case Decoded<GatewayRequest>(GatewayRequest request) -> {
          if (role.accepts(request)) {
            tasks.add(
                new Caller.Task(request, position(record), record.offset(), record.headers()));
          } else {
            letters.add(new Letter(record, "not a request of this topic"));
          }
        }
        case Undecodable<GatewayRequest>(String reason) -> letters.add(new Letter(record, reason));
      }
    }
    if (!letters.isEmpty()) {
      deadLetters.keep(letters);
    }
    return tasks;
  }

  private static TopicPartition position(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private void commit(Consumer<?, ?> consumer, ConsumerRecords<?, ?> batch) {
    offsets.learn(consumer, batch.partitions());
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    batch
        .nextOffsets()
        .forEach((partition, at) -> next.put(partition, offsets.marked(partition, at.offset())));
    if (role.delivery() == Delivery.AT_MOST_ONCE) {
      consumer.commitSync(next, commitLimit);
    } else {
      consumer.commitAsync(next, (committed, problem) -> {});
    }
  }

  /**
   * Nothing of the batch was called. Whether the commit took effect is not known, so its requests
   * are not answered either: another instance may call them. This one goes back to where the batch
   * began, as far as its partitions are still its own, and commits them anew before any call.
   */
  private void giveUp(Consumer<?, ?> consumer, ConsumerRecords<?, ?> batch, Exception problem) {
    metrics.commitFailed();
    LOG.atWarn()
        .addKeyValue("records", batch.count())
        .addKeyValue("problem", problem.toString())
        .log("Batch given up before any call");
    for (TopicPartition partition : batch.partitions()) {
      try {
        consumer.seek(partition, batch.records(partition).getFirst().offset());
      } catch (IllegalStateException notOursAnyMore) {
        LOG.atInfo().addKeyValue("partition", partition).log("Partition taken over");
      }
    }
    try {
      sleep.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
