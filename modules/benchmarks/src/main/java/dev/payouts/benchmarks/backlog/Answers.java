package dev.payouts.benchmarks.backlog;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.SubmitOutcome;
import dev.payouts.avro.SubmitReply;
import java.time.Instant;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** What became of attempts, by the second. */
final class Answers {
  private final ConcurrentSkipListMap<Long, AtomicLong> accepted = new ConcurrentSkipListMap<>();
  private final AtomicLong notAccepted = new AtomicLong();

  void note(GatewayReply reply) {
    if (reply.getBody() instanceof SubmitReply submit) {
      if (submit.getOutcome() == SubmitOutcome.ACCEPTED) {
        long _ =
            accepted
                .computeIfAbsent(reply.getObservedAt().getEpochSecond(), _ -> new AtomicLong())
                .incrementAndGet();
      } else {
        long _ = notAccepted.incrementAndGet();
      }
    }
  }

  /** From one second, included, to another, not. */
  long accepted(Instant from, Instant until) {
    return accepted.subMap(from.getEpochSecond(), until.getEpochSecond()).values().stream()
        .mapToLong(AtomicLong::get)
        .sum();
  }

  long accepted() {
    return accepted.values().stream().mapToLong(AtomicLong::get).sum();
  }

  long notAccepted() {
    return notAccepted.get();
  }
}
