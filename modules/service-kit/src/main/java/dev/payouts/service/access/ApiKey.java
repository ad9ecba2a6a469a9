package dev.payouts.service.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of one API key: not the key.
 *
 * @param name of its holder, for the audit
 */
record ApiKey(String name, Set<ApiRole> roles) {
  ApiKey {
    roles = Set.copyOf(roles);
  }

  /** Its roles, as files and messages write them. */
  String words() {
    return EnumSet.copyOf(roles).stream().map(ApiRole::word).collect(Collectors.joining(","));
  }
}
