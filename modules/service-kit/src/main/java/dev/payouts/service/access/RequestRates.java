package dev.payouts.service.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many requests a second each holder of a key may make, on this instance: that many at once,
 * and as many again in the course of each second. A holder's keys share them.
 */
final class RequestRates {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int perSecondMax;
  private final TimeMeter clock;

  /** One for each line that the file ever had while this runs. */
  private final Map<ApiKey, Bucket> buckets = new ConcurrentHashMap<>();

  /**
   * @param perSecondMax for those whose line says no other; 0 for no limit
   */
  RequestRates(int perSecondMax, TimeMeter clock) {
    this.perSecondMax = perSecondMax;
    this.clock = clock;
  }

  /** Takes one request; if it is one too many, how long until one would not be, else zero. */
  Duration take(ApiKey key) {
    int limit = key.perSecondMax().orElse(perSecondMax);
    if (limit == 0) {
      return Duration.ZERO;
    }
    ConsumptionProbe probe =
        buckets.computeIfAbsent(key, _ -> bucket(limit)).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
  }

  private Bucket bucket(int limit) {
    return Bucket.builder()
        .addLimit(bandwidth -> bandwidth.capacity(limit).refillGreedy(limit, SECOND))
        .withCustomTimePrecision(clock)
        .build();
  }
}
