package dev.payouts.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to run a fleet.
 *
 * @param command runs a role in a JVM of its own, once the role is added to it
 * @param directory of all state and logs
 * @param uniqueOrderIds whether the gateway refuses a second order with an id
 * @param policy of all services
 * @param road from the services to the gateway
 * @param settings of all services, above those that follow from the rest
 */
public record FleetPlan(
    List<String> command,
    Path directory,
    boolean uniqueOrderIds,
    CampaignPolicy policy,
    Size size,
    Road road,
    Map<String, String> settings) {
  /** Of the sandbox; must show nowhere. */
  public static final String SECRET = "crash-campaign-secret-4b1d7e";

  public static final String KEY = "crash-campaign-key";
  public static final String MERCHANT = "crash-campaign-merchant";

  /**
   * How many processes.
   *
   * @param instances of each service
   * @param partitions of each topic
   */
  public record Size(int brokers, int instances, int partitions) {
    /** As in production: what one drops another takes over. */
    public static final Size REDUNDANT = new Size(3, 2, 4);

    /** Two of each service on one broker. */
    public static final Size PAIRS = new Size(1, 2, 4);

    /** As a small installation is. */
    public static final Size ONE_OF_EACH = new Size(1, 1, 4);

    /** One of each: whoever is down is missed, and what comes together stays together. */
    public static final Size SINGLE = new Size(1, 1, 1);
  }

  /** Between a service and the gateway. */
  public enum Road {
    /** Through a proxy for each service, which can be told to misbehave. */
    PROXIED,
    /** With nothing between that costs time. */
    DIRECT,
    /** To a gateway that the settings name; there is no sandbox. */
    ELSEWHERE
  }

  public FleetPlan {
    command = List.copyOf(command);
    settings = Map.copyOf(settings);
  }

  /** For a campaign that makes trouble. */
  public FleetPlan(
      List<String> command,
      Path directory,
      boolean uniqueOrderIds,
      CampaignPolicy policy,
      Size size) {
    this(command, directory, uniqueOrderIds, policy, size, Road.PROXIED, Map.of());
  }
}
