package dev.payouts.orchestrator.streams;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.errors.StreamsException;

/** Where a stream thread died: at a record, or elsewhere and then of what. */
final class DeathPlace {
  /** Source: StreamTask of Kafka Streams 4.3.1; a test shows that a real death still reads so. */
  private static final Pattern RECORD =
      Pattern.compile("topic=(\\S+), partition=(\\d+), offset=(\\d+)");

  private DeathPlace() {}

  static String of(Throwable failure) {
    String task = "";
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher record = RECORD.matcher(String.valueOf(cause.getMessage()));
      if (record.find()) {
        return "%s-%s at offset %s".formatted(record.group(1), record.group(2), record.group(3));
      }
      if (cause instanceof StreamsException streams && streams.taskId().isPresent()) {
        task = " in task " + streams.taskId().get();
      }
      root = cause;
    }
    return root.getClass().getSimpleName() + task;
  }
}
