package dev.payouts.proofs.crashes.fleet;

import java.nio.file.Path;
import java.util.List;

/**
 * How to run a fleet.
 *
 * @param command runs a role in a JVM of its own, once the role is added to it
 * @param directory of all state and logs
 * @param uniqueOrderIds whether the gateway refuses a second order with an id
 * @param policy of all services
 */
public record FleetPlan(
    List<String> command,
    Path directory,
    boolean uniqueOrderIds,
    CampaignPolicy policy,
    Size size) {
  /** Of the sandbox; must show nowhere. */
  public static final String SECRET = "crash-campaign-secret-4b1d7e";

  static final String KEY = "crash-campaign-key";
  static final String MERCHANT = "crash-campaign-merchant";

  /** How many processes. */
  public enum Size {
    /** As in production: what one drops another takes over. */
    REDUNDANT(3, 2, 4),
    /** Two of each service on one broker. */
    PAIRS(1, 2, 4),
    /** One of each: whoever is down is missed, and what comes together stays together. */
    SINGLE(1, 1, 1);

    private final int brokers;
    private final int instances;
    private final int partitions;

    Size(int brokers, int instances, int partitions) {
      this.brokers = brokers;
      this.instances = instances;
      this.partitions = partitions;
    }

    int brokers() {
      return brokers;
    }

    /** Of each service. */
    int instances() {
      return instances;
    }

    /** Of each topic. */
    public int partitions() {
      return partitions;
    }
  }

  public FleetPlan {
    command = List.copyOf(command);
  }
}
