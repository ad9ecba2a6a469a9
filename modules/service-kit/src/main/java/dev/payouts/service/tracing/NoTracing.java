package dev.payouts.service.tracing;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.header.Headers;

/** See {@link Tracing#OFF}. */
final class NoTracing implements Tracing {
  @Override
  public boolean isOn() {
    return false;
  }

  @Override
  public Step step(Kind kind, String name, String payoutId, Headers cause) {
    return Step.NONE;
  }

  @Override
  public void ended(
      String payoutId, Instant acceptedAt, Instant endedAt, Map<String, String> about) {}

  @Override
  public void close() {}
}
