package dev.payouts.orchestrator.topology;

import dev.payouts.core.Payout;
import dev.payouts.orchestrator.store.PayoutSerde;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
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
  private static final List<Topic<?>> WRITTEN =
      List.of(
          Topics.SUBMISSIONS, Topics.INQUIRIES, Topics.EVENTS, Topics.RESULTS, Topics.REJECTIONS);

  private PayoutTopology() {}

  public static Topology of(ProcessorSupplier<byte[], byte[], byte[], byte[]> processor) {
    var bytes = new ByteArrayDeserializer();
    Topology topology = new Topology();
    // Without committed offsets nobody knows what was paid: the start decides, never a default.
    topology.addSource(
        AutoOffsetReset.none(), Names.COMMANDS, bytes, bytes, Topics.COMMANDS.name());
    topology.addSource(AutoOffsetReset.none(), Names.REPLIES, bytes, bytes, Topics.REPLIES.name());
    topology.addProcessor(Names.ORCHESTRATE, processor, Names.COMMANDS, Names.REPLIES);
    topology.addStateStore(payouts(), Names.ORCHESTRATE);
    topology.addStateStore(index(Names.TIMERS), Names.ORCHESTRATE);
    topology.addStateStore(index(Names.QUEUES), Names.ORCHESTRATE);
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

  private static StoreBuilder<KeyValueStore<String, Payout>> payouts() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Names.PAYOUTS), Serdes.String(), new PayoutSerde())
        .withLoggingEnabled(Map.of())
        .withCachingDisabled();
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> index(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingDisabled();
  }
}
