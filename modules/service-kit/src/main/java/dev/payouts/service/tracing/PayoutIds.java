package dev.payouts.service.tracing;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random ids for steps, and for a payout as a whole those that follow from its id. */
final class PayoutIds implements IdGenerator {
  /** Set where the span that a thread begins stands for a whole payout. */
  private static final ThreadLocal<@Nullable PayoutTrace> WHOLE = new ThreadLocal<>();

  private final IdGenerator random = IdGenerator.random();

  /** Begins a span that has the ids of this trace. */
  <T> T begin(PayoutTrace trace, Supplier<T> begin) {
    WHOLE.set(trace);
    try {
      return begin.get();
    } finally {
      WHOLE.remove();
    }
  }

  @Override
  public String generateTraceId() {
    PayoutTrace trace = WHOLE.get();
    return trace == null ? random.generateTraceId() : trace.id();
  }

  @Override
  public String generateSpanId() {
    PayoutTrace trace = WHOLE.get();
    return trace == null ? random.generateSpanId() : trace.root();
  }
}
