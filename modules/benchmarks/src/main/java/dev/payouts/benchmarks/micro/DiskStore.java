package dev.payouts.benchmarks.micro;

import dev.payouts.orchestrator.streams.BoundedRocksDb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * A store of Kafka Streams on RocksDB with the orchestrator's settings, in a directory of its own.
 */
final class DiskStore implements AutoCloseable {
  private final Path directory;
  private final KeyValueStore<Bytes, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore("payouts"), Serdes.Bytes(), Serdes.ByteArray())
          .withLoggingDisabled()
          .withCachingDisabled()
          .build();

  DiskStore() {
    try {
      directory = Files.createTempDirectory("payouts-micro-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var settings = new Properties();
    settings.putAll(
        Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            "benchmark",
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            "127.0.0.1:1",
            StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
            BoundedRocksDb.class.getName()));
    var context =
        new MockProcessorContext<Void, Void>(settings, new TaskId(0, 0), directory.toFile());
    store.init(context.getStateStoreContext(), store);
  }

  KeyValueStore<Bytes, byte[]> store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
    try {
      Utils.delete(directory.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
