package dev.payouts.standalone.stack;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What to start in and below this process.
 *
 * @param properties settings of all services, above those of the environment
 * @param temporary whether nothing is to outlive this run, which allows to end it abruptly
 * @param quiet whether services log to a file only
 */
public record StackPlan(
    Set<Role> roles,
    Surroundings at,
    Map<String, Object> properties,
    boolean temporary,
    boolean quiet) {
  public StackPlan {
    roles = Set.copyOf(roles);
    properties = Map.copyOf(properties);
  }

  /** Everything that is not there already. */
  public static Set<Role> missingRoles(Surroundings at) {
    Set<Role> roles = EnumSet.allOf(Role.class);
    if (at.bootstrapServers().isPresent()) {
      roles.remove(Role.KAFKA);
    }
    if (at.registryUrl().isPresent()) {
      roles.remove(Role.REGISTRY);
    }
    if (at.gateway() instanceof Gateway.External) {
      roles.remove(Role.SANDBOX);
    }
    return roles;
  }
}
