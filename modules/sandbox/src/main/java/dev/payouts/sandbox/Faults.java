package dev.payouts.sandbox;

import java.util.Map;

/**
 * Trouble that can be switched on while the sandbox runs, for all orders alike.
 *
 * @param outage every call answers 503 and does nothing
 * @param latencyMillis added to every answer
 * @param perSecond answers a second at most: every call waits for those before it; 0 for no limit
 * @param errorRate share of calls, 0 to 1, that answer 500 and do nothing
 * @param lostRate share of calls, 0 to 1, that are carried out but never answered
 * @param seed makes the two shares the same calls every time
 */
record Faults(
    boolean outage,
    long latencyMillis,
    double perSecond,
    double errorRate,
    double lostRate,
    long seed) {
  static final Faults NONE = new Faults(false, 0, 0, 0, 0, 0);

  Faults {
    boolean isPace = perSecond >= 0 && perSecond < Double.POSITIVE_INFINITY;
    if (latencyMillis < 0 || !isPace || !isShare(errorRate) || !isShare(lostRate)) {
      throw new IllegalArgumentException(
          "Latency and per_second must not be negative; rates are between 0 and 1.");
    }
  }

  private static boolean isShare(double rate) {
    return rate >= 0 && rate <= 1;
  }

  /** Reads {@code {"outage":true,"latency_ms":100,…}}; what is left out is off. */
  static Faults parse(byte[] body) throws Json.Unreadable {
    Map<String, String> fields = Json.scalars(body);
    Faults faults;
    try {
      faults =
          new Faults(
              Boolean.parseBoolean(fields.remove("outage")),
              Long.parseLong(taken(fields, "latency_ms")),
              Double.parseDouble(taken(fields, "per_second")),
              Double.parseDouble(taken(fields, "error_rate")),
              Double.parseDouble(taken(fields, "lost_rate")),
              Long.parseLong(taken(fields, "seed")));
    } catch (IllegalArgumentException e) {
      throw new Json.Unreadable("A fault setting is not what it should be: " + e.getMessage());
    }
    if (!fields.isEmpty()) {
      throw new Json.Unreadable("There are no such faults: " + fields.keySet());
    }
    return faults;
  }

  private static String taken(Map<String, String> fields, String name) {
    String value = fields.remove(name);
    return value == null ? "0" : value;
  }

  byte[] json() {
    return Json.object(
        json -> {
          json.writeBooleanProperty("outage", outage);
          json.writeNumberProperty("latency_ms", latencyMillis);
          json.writeNumberProperty("per_second", perSecond);
          json.writeNumberProperty("error_rate", errorRate);
          json.writeNumberProperty("lost_rate", lostRate);
          json.writeNumberProperty("seed", seed);
        });
  }
}
