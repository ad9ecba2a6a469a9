package dev.payouts.orchestrator.topology;

import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * One processor between commands and replies on one side and everything the orchestrator writes on
 * the other. Values pass through as bytes, so that what cannot be decoded can be kept as found.
 */
public final class PayoutTopology {
  /** Where the processor writes; each node is named after its topic. */
  public static final List<Topic<?>> WRITTEN =
      List.of(
          Topics.SUBMISSIONS, Topics.INQUIRIES, Topics.EVENTS, Topics.RESULTS, Topics.REJECTIONS);

  /**
   * Of what waits, the record with the least timestamp is taken first. Replies count as older than
   * they are, so that what has begun is finished before more is begun, and commands that come
   * faster than they can be paid wait in their topic and not in the queues. Changelogs carry these
   * timestamps too; that is why it is no more than an hour.
   */
  private static final TimestampExtractor BEFORE_COMMANDS =
      (reply, _) -> Math.max(0, reply.timestamp() - Duration.ofHours(1).toMillis());

  /**
   * Commands bear the broker's time. One from before their topic was made so may have none, which
   * must not stop those behind it: it is as old as can be, so it is asked about first.
   */
  private static final TimestampExtractor SINCE_1970 =
      (command, _) -> Math.max(0, command.timestamp());

  private PayoutTopology() {}

  public static Topology of(ProcessorSupplier<byte[], byte[], byte[], byte[]> processor) {
    var bytes = new ByteArrayDeserializer();
    Topology topology = new Topology();
    // Without committed offsets nobody knows what was paid: the start decides, never a default.
    topology.addSource(
        AutoOffsetReset.none(), Names.COMMANDS, SINCE_1970, bytes, bytes, Topics.COMMANDS.name());
    topology.addSource(
        AutoOffsetReset.none(),
        Names.REPLIES,
        BEFORE_COMMANDS,
        bytes,
        bytes,
        Topics.REPLIES.name());
    topology.addProcessor(Names.ORCHESTRATE, processor, Names.COMMANDS, Names.REPLIES);
    topology.addStateStore(payouts(), Names.ORCHESTRATE);
    topology.addStateStore(tallies(), Names.ORCHESTRATE);
    for (Topic<?> topic : WRITTEN) {
      sink(topology, topic.name());
    }
    sink(topology, Topics.DEAD_LETTERS);
    return topology;
  }

  private static void sink(Topology topology, String topic) {
    var bytes = new ByteArraySerializer();
    topology.addSink(topic, topic, bytes, bytes, Names.ORCHESTRATE);
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> payouts() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Names.PAYOUTS), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingDisabled();
  }

  /** Cached: however often a tally changes, each commit writes it once. */
  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> tallies() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(Names.TALLIES), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }
}
