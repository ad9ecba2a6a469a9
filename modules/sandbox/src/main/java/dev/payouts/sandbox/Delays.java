package dev.payouts.sandbox;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long each {@link Delay} is in this sandbox.
 *
 * @param scale multiplies every delay: 0.1 makes a sandbox ten times faster
 */
record Delays(Map<Delay, Duration> chosen, double scale) {
  Delays {
    chosen = Map.copyOf(chosen);
    chosen.forEach(
        (delay, duration) -> {
          if (duration.isNegative()) {
            throw new InvalidSetting(
                delay.setting() + " must not be negative, as " + duration + " is.");
          }
        });
    if (!(scale >= 0 && scale <= 1000)) {
      throw new InvalidSetting(
          "PAYOUTS_SANDBOX_TIME_SCALE must be between 0 and 1000, not " + scale + ".");
    }
  }

  static Delays standard() {
    return new Delays(new EnumMap<>(Delay.class), 1);
  }

  long millis(Delay delay) {
    return scaled(chosen.getOrDefault(delay, delay.standard()));
  }

  long scaled(Duration duration) {
    return Math.round(duration.toMillis() * scale);
  }
}
