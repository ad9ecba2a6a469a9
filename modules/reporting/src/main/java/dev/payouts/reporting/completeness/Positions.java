package dev.payouts.reporting.completeness;

import dev.payouts.avro.PayoutRejection;
import dev.payouts.avro.RecordPosition;
import dev.payouts.reporting.source.RawScan;
import dev.payouts.reporting.source.Scan;
import dev.payouts.reporting.source.Source;
import dev.payouts.service.DeadLetters;
import dev.payouts.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Where the commands stand that a topic says something of. */
final class Positions {
  private final Map<Integer, Set<Long>> offsets = new HashMap<>();
  private String extent = "";

  private Positions() {}

  /** Commands that were rejected. */
  static Positions ofRejections(Source at) {
    Positions positions = new Positions();
    try (Scan<PayoutRejection> scan = Scan.openToWatermark(at, Topics.REJECTIONS)) {
      positions.extent = scan.extent().words();
      for (int partition : scan.partitions()) {
        scan.read(
            partition,
            false,
            entry -> {
              if (entry.value() != null) {
                RecordPosition source = entry.value().getSource();
                positions.add(source.getTopic(), source.getPartition(), source.getOffset());
              }
            });
      }
    }
    return positions;
  }

  /** Commands that could not be decoded. */
  static Positions ofDeadLetters(Source at) {
    Positions positions = new Positions();
    try (RawScan scan = RawScan.openToWatermark(at, Topics.DEAD_LETTERS)) {
      positions.extent = scan.extent().words();
      for (int partition : scan.extent().ranges().keySet()) {
        scan.read(partition, record -> positions.add(record.headers()));
      }
    }
    return positions;
  }

  private void add(Headers headers) {
    try {
      add(
          text(headers, DeadLetters.TOPIC),
          Integer.parseInt(text(headers, DeadLetters.PARTITION)),
          Long.parseLong(text(headers, DeadLetters.OFFSET)));
    } catch (NumberFormatException e) {
      // A letter that says no position accounts for no command.
    }
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private void add(String topic, int partition, long offset) {
    if (topic.equals(Topics.COMMANDS.name())) {
      offsets.computeIfAbsent(partition, _ -> new HashSet<>()).add(offset);
    }
  }

  boolean has(int partition, long offset) {
    return offsets.getOrDefault(partition, Set.of()).contains(offset);
  }

  String extent() {
    return extent;
  }
}
