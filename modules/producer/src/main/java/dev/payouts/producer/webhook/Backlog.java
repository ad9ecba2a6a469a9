package dev.payouts.producer.webhook;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * What was read for one webhook and is not told yet. Of one payout nothing is told before what came
 * before it; payouts do not wait for each other. Used by one thread.
 */
final class Backlog {
  private final Map<String, Deque<Delivery>> byPayout = new LinkedHashMap<>();
  private final Map<TopicPartition, TreeSet<Long>> open = new HashMap<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private int size;

  int size() {
    return size;
  }

  /** Takes what is to be told. */
  void add(Delivery delivery) {
    byPayout.computeIfAbsent(delivery.notice().payoutId(), _ -> new ArrayDeque<>()).add(delivery);
    open.computeIfAbsent(delivery.partition(), _ -> new TreeSet<>()).add(delivery.offset());
    size++;
  }

  /** Everything before this offset has been read, whether it is to be told or not. */
  void read(TopicPartition partition, long nextOffset) {
    next.put(partition, nextOffset);
  }

  /** Those that may be told now, the oldest first; they fly until they are told or have failed. */
  List<Delivery> takeOff(Instant now, int most) {
    List<Delivery> taken = new ArrayList<>();
    for (Deque<Delivery> ofPayout : byPayout.values()) {
      if (taken.size() >= most) {
        break;
      }
      Delivery first = ofPayout.getFirst();
      if (first.mayTakeOff(now)) {
        first.takeOff();
        taken.add(first);
      }
    }
    return taken;
  }

  /** It is told, or given up. */
  void settle(Delivery delivery) {
    String payoutId = delivery.notice().payoutId();
    Deque<Delivery> ofPayout = byPayout.get(payoutId);
    if (ofPayout == null || ofPayout.peekFirst() != delivery) {
      // Its partition went to another instance meanwhile.
      return;
    }
    ofPayout.removeFirst();
    if (ofPayout.isEmpty()) {
      byPayout.remove(payoutId);
    }
    open.getOrDefault(delivery.partition(), new TreeSet<>()).remove(delivery.offset());
    size--;
  }

  /** Nothing waits for its next try any longer. */
  void hasten(Instant now) {
    byPayout.values().forEach(ofPayout -> ofPayout.getFirst().hasten(now));
  }

  /** Up to where everything is settled, by partition. */
  Map<TopicPartition, Long> settled() {
    Map<TopicPartition, Long> settled = new HashMap<>(next);
    open.forEach(
        (partition, offsets) -> {
          if (!offsets.isEmpty()) {
            settled.put(partition, offsets.first());
          }
        });
    return settled;
  }

  /** When the oldest result came to be that is not told yet. */
  Optional<Instant> oldest() {
    return byPayout.values().stream()
        .map(ofPayout -> ofPayout.getFirst().notice().at())
        .min(Instant::compareTo);
  }

  /** Others tell what these partitions have. */
  void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(open::remove);
    partitions.forEach(next::remove);
    byPayout.values().removeIf(ofPayout -> partitions.contains(ofPayout.getFirst().partition()));
    size = byPayout.values().stream().mapToInt(Deque::size).sum();
  }
}
