package dev.payouts.service.access;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of one API key: not the key.
 *
 * @param name of its holder, for the audit
 * @param perSecondMax how many requests a second its holder may make; empty for as many as any
 *     other
 */
record ApiKey(String name, Set<ApiRole> roles, OptionalInt perSecondMax) {
  ApiKey {
    roles = Set.copyOf(roles);
  }

  /** Its roles, as files and messages write them. */
  String words() {
    return EnumSet.copyOf(roles).stream().map(ApiRole::word).collect(Collectors.joining(","));
  }
}
