package dev.payouts.benchmarks;

import dev.payouts.fleet.CampaignPolicy;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.fleet.FleetPlan.Road;
import dev.payouts.fleet.FleetPlan.Size;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fleet of every benchmark: one of each, with nothing between services and gateway. What the
 * environment sets of services reaches them, to compare one choice with another.
 */
public final class MeasuredFleet {
  private static final Pattern OF_SERVICES =
      Pattern.compile("PAYOUTS_(ORCHESTRATOR|REQUESTS|POLICY|LANES|RULES|TOPICS|PRODUCER)_.*");

  private static final Pattern OF_THE_FLEET =
      Pattern.compile(".*_PORT|PAYOUTS_ORCHESTRATOR_INSTANCE");

  /** No callbacks: the gateway makes the calls that the floor makes, and no others. */
  private static final Map<String, String> ASKED_ONLY = Map.of("PAYOUTS_GATEWAY_NOTIFY_URL", "");

  private MeasuredFleet() {}

  /**
   * @param command runs roles in a JVM of its own, once they are added to it
   * @param chosen settings, where the environment says nothing else
   */
  public static FleetPlan plan(
      List<String> command,
      Path directory,
      Map<String, String> environment,
      Map<String, String> chosen) {
    Map<String, String> settings = new HashMap<>(ASKED_ONLY);
    settings.putAll(over(environment, chosen));
    return new FleetPlan(
        command,
        directory,
        true,
        CampaignPolicy.underLoad(),
        Size.ONE_OF_EACH,
        Road.DIRECT,
        settings);
  }

  static Map<String, String> over(Map<String, String> environment, Map<String, String> chosen) {
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
