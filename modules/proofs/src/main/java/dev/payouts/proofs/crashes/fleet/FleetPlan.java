package dev.payouts.proofs.crashes.fleet;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to run a fleet.
 *
 * @param command runs a role in a JVM of its own, once the role is added to it
 * @param directory of all state and logs
 * @param uniqueOrderIds whether the gateway refuses a second order with an id
 * @param settings environment variables of all services
 */
public record FleetPlan(
    List<String> command, Path directory, boolean uniqueOrderIds, Map<String, String> settings) {
  /** Of the sandbox; must show nowhere. */
  public static final String SECRET = "crash-campaign-secret-4b1d7e";

  static final String KEY = "crash-campaign-key";
  static final String MERCHANT = "crash-campaign-merchant";

  public FleetPlan {
    command = List.copyOf(command);
    settings = Map.copyOf(settings);
  }
}
