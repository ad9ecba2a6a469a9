package dev.payouts.proofs.simulation.streams;

import dev.payouts.proofs.simulation.engine.Machine;
import dev.payouts.proofs.simulation.kafka.Broker;
import dev.payouts.proofs.simulation.kafka.Entry;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** What a processor sees of Kafka Streams. */
final class TaskContext implements ProcessorContext<byte[], byte[]> {
  private final Machine machine;
  private final Broker broker;
  private final int partition;
  private final Map<String, MapStore> stores;
  private final Consumer<Entry> output;
  private @Nullable Punctuator punctuator;
  private @Nullable RecordMetadata current;
  private boolean commitWanted;

  TaskContext(
      Machine machine,
      Broker broker,
      int partition,
      Map<String, MapStore> stores,
      Consumer<Entry> output) {
    this.machine = machine;
    this.broker = broker;
    this.partition = partition;
    this.stores = stores;
    this.output = output;
  }

  /** The record at hand; null between records. */
  void at(@Nullable RecordMetadata metadata) {
    current = metadata;
  }

  void punctuate() {
    Objects.requireNonNull(punctuator).punctuate(currentSystemTimeMs());
  }

  /** Whether a commit was asked for since the last look. */
  boolean takeCommitWanted() {
    boolean wanted = commitWanted;
    commitWanted = false;
    return wanted;
  }

  @Override
  // An array cannot bound a type parameter, so this overrides by erasure.
  @SuppressWarnings("rawtypes")
  public void forward(Record written, String topic) {
    byte[] key = (byte[]) written.key();
    output.accept(
        new Entry(
            topic,
            broker.partitionOf(key),
            key,
            (byte[]) written.value(),
            written.timestamp(),
            written.headers()));
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void forward(Record written) {
    throw new UnsupportedOperationException("every record goes to one topic");
  }

  @Override
  public Cancellable schedule(Duration interval, PunctuationType type, Punctuator callback) {
    punctuator = callback;
    return () -> punctuator = null;
  }

  @Override
  public Cancellable schedule(
      Instant start, Duration interval, PunctuationType type, Punctuator callback) {
    return schedule(interval, type, callback);
  }

  @Override
  public void commit() {
    commitWanted = true;
  }

  @Override
  public long currentSystemTimeMs() {
    return machine.wall().toEpochMilli();
  }

  @Override
  public long currentStreamTimeMs() {
    return currentSystemTimeMs();
  }

  @Override
  public TaskId taskId() {
    return new TaskId(0, partition);
  }

  @Override
  public Optional<RecordMetadata> recordMetadata() {
    return Optional.ofNullable(current);
  }

  @Override
  // The type parameter is Kafka's.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <S extends StateStore> S getStateStore(String name) {
    return (S) Objects.requireNonNull(stores.get(name), name);
  }

  @Override
  public String applicationId() {
    return "simulated";
  }

  @Override
  public Serde<?> keySerde() {
    return Serdes.ByteArray();
  }

  @Override
  public Serde<?> valueSerde() {
    return Serdes.ByteArray();
  }

  @Override
  public File stateDir() {
    throw new UnsupportedOperationException("there are no files");
  }

  @Override
  public StreamsMetrics metrics() {
    throw new UnsupportedOperationException("nothing is measured");
  }

  @Override
  public Map<String, Object> appConfigs() {
    return Map.of();
  }

  @Override
  public Map<String, Object> appConfigsWithPrefix(String prefix) {
    return Map.of();
  }
}
