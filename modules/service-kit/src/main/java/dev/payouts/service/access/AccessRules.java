package dev.payouts.service.access;

import java.util.List;

/** Every path that a service has besides Actuator's. What no rule names, nobody may call. */
public record AccessRules(List<AccessRule> rules) {
  public AccessRules {
    rules = List.copyOf(rules);
  }

  public static AccessRules of(AccessRule... rules) {
    return new AccessRules(List.of(rules));
  }
}
