package dev.payouts.service.access;

import java.util.Optional;
import org.springframework.http.HttpMethod;

/**
 * Who may call one path of a service.
 *
 * @param pattern as Spring MVC writes it
 * @param role what a key must have; empty for a path that checks its callers itself
 */
public record AccessRule(HttpMethod method, String pattern, Optional<ApiRole> role) {
  /** Only keys with this role. */
  public static AccessRule of(HttpMethod method, String pattern, ApiRole role) {
    return new AccessRule(method, pattern, Optional.of(role));
  }

  /** Anybody: the path checks its callers itself, or has nothing to hide. */
  public static AccessRule open(HttpMethod method, String pattern) {
    return new AccessRule(method, pattern, Optional.empty());
  }
}
