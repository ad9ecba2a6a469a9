package dev.payouts.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the environment sets of the services that are measured, to compare one choice with another.
 */
public final class Settings {
  private static final Pattern OF_SERVICES =
      Pattern.compile("PAYOUTS_(ORCHESTRATOR|REQUESTS|POLICY|LANES|RULES|TOPICS|PRODUCER)_.*");

  private static final Pattern OF_THE_FLEET =
      Pattern.compile(".*_PORT|PAYOUTS_ORCHESTRATOR_INSTANCE");

  private Settings() {}

  /**
   * @param chosen by the benchmark, where the environment says nothing else
   */
  public static Map<String, String> over(
      Map<String, String> environment, Map<String, String> chosen) {
    Map<String, String> settings = new HashMap<>(chosen);
    environment.forEach(
        (name, value) -> {
          if (OF_SERVICES.matcher(name).matches() && !OF_THE_FLEET.matcher(name).matches()) {
            settings.put(name, value);
          }
        });
    return settings;
  }
}
