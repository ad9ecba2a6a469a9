package dev.payouts.benchmarks;

import dev.payouts.fleet.CampaignPolicy;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.FleetPlan;
import dev.payouts.fleet.FleetPlan.Road;
import dev.payouts.fleet.FleetPlan.Size;
import dev.payouts.octopus.GatewayAccount;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fleet of every benchmark: nothing between services and gateway. What the environment sets of
 * services reaches them, to compare one choice with another.
 *
 * @param command runs roles in a JVM of its own, once they are added to it
 * @param directory of all state and logs
 * @param environment may set what services are to do otherwise
 * @param gateway to pay at; a sandbox of the fleet's own if empty
 */
public record MeasuredFleet(
    List<String> command,
    Path directory,
    Map<String, String> environment,
    Optional<GatewayAccount> gateway) {
  private static final Pattern OF_SERVICES =
      Pattern.compile("PAYOUTS_(ORCHESTRATOR|REQUESTS|POLICY|LANES|RULES|TOPICS|PRODUCER)_.*");

  private static final Pattern OF_THE_FLEET =
      Pattern.compile(".*_PORT|PAYOUTS_ORCHESTRATOR_INSTANCE|PAYOUTS_TOPICS_PARTITIONS");

  private static final Pattern OF_THE_GATEWAY = Pattern.compile("PAYOUTS_GATEWAY_.*");

  /** No callbacks: the gateway makes the calls that the floor makes, and no others. */
  private static final Map<String, String> ASKED_ONLY = Map.of("PAYOUTS_GATEWAY_NOTIFY_URL", "");

  public MeasuredFleet {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The same in a directory of its own. */
  public MeasuredFleet in(String name) {
    return new MeasuredFleet(command, directory.resolve(name), environment, gateway);
  }

  /**
   * @param chosen settings, where the environment says nothing else
   */
  public FleetPlan plan(Size size, Map<String, String> chosen) {
    Map<String, String> settings = new HashMap<>(ASKED_ONLY);
    settings.putAll(over(chosen));
    return new FleetPlan(
        command,
        directory,
        true,
        CampaignPolicy.underLoad(),
        size,
        gateway.isPresent() ? Road.ELSEWHERE : Road.DIRECT,
        settings);
  }

  /** Where the calls alone go. */
  public GatewayAccount account(Fleet fleet) {
    return gateway.orElseGet(
        () ->
            new GatewayAccount(
                fleet.sandbox().address(""), FleetPlan.KEY, FleetPlan.SECRET, FleetPlan.MERCHANT));
  }

  Map<String, String> over(Map<String, String> chosen) {
    Map<String, String> settings = new HashMap<>(chosen);
    environment.forEach(
        (name, value) -> {
          boolean ofServices =
              OF_SERVICES.matcher(name).matches() && !OF_THE_FLEET.matcher(name).matches();
          if (ofServices || isOfOtherGateway(name)) {
            settings.put(name, value);
          }
        });
    return settings;
  }

  private boolean isOfOtherGateway(String name) {
    return gateway.isPresent() && OF_THE_GATEWAY.matcher(name).matches();
  }
}
