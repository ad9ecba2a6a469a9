package dev.payouts.producer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts what came in: commands by kind, entry and verdict; callbacks by verdict. */
final class EntryMetrics {
  enum Kind {
    SUBMIT,
    CANCEL,
    RESOLVE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  enum Entry {
    REST,
    CSV,
    NDJSON
  }

  enum Verdict {
    /** Kafka has it. */
    ACCEPTED,
    /** It breaks a rule; nothing was written. */
    REJECTED,
    /** Kafka did not confirm it; it may have been written. */
    FAILED
  }

  enum CallbackVerdict {
    ACCEPTED,
    FORGED,
    MALFORMED,
    FAILED
  }

  private final MeterRegistry registry;

  /** Every counter is there from the start, or an alert on its increase would miss the first. */
  EntryMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Verdict verdict : Verdict.values()) {
      for (Entry entry : Entry.values()) {
        counter(Kind.SUBMIT, entry, verdict);
      }
      counter(Kind.CANCEL, Entry.REST, verdict);
      counter(Kind.RESOLVE, Entry.REST, verdict);
    }
    for (CallbackVerdict verdict : CallbackVerdict.values()) {
      counter(verdict);
    }
  }

  void count(Kind kind, Entry entry, Verdict verdict) {
    counter(kind, entry, verdict).increment();
  }

  void count(CallbackVerdict verdict) {
    counter(verdict).increment();
  }

  private Counter counter(Kind kind, Entry entry, Verdict verdict) {
    return registry.counter(
        "payouts.commands.received",
        "kind",
        tag(kind),
        "entry",
        tag(entry),
        "verdict",
        tag(verdict));
  }

  private Counter counter(CallbackVerdict verdict) {
    return registry.counter("payouts.callbacks.received", "verdict", tag(verdict));
  }

  private static String tag(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
