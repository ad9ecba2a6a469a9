package dev.payouts.proofs.simulation.streams;

import dev.payouts.topics.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** What Kafka keeps of a task: its changelogs, its offsets, and who owns it. */
final class Slot {
  static final List<String> STORES = List.of("payouts", "tallies");
  static final List<String> SOURCES = List.of(Topics.REPLIES.name(), Topics.COMMANDS.name());

  final int partition;
  final Map<String, NavigableMap<Bytes, byte[]>> changelogs = new HashMap<>();
  final Map<String, Long> offsets = new HashMap<>();
  @Nullable Task owner;

  Slot(int partition) {
    this.partition = partition;
    reset();
  }

  /** All is lost. */
  void reset() {
    STORES.forEach(store -> changelogs.put(store, new TreeMap<>()));
    forgetOffsets();
  }

  void forgetOffsets() {
    SOURCES.forEach(topic -> offsets.put(topic, 0L));
  }
}
