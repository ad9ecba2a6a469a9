package dev.payouts.standalone.demo;

import dev.payouts.octopus.ClientSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The demo's limits. The defaults are for a gateway behind the internet, where a closed socket may
 * deliver a minute later; between two parts of one machine none of that takes a second, and nobody
 * wants to watch a quarantine of three minutes.
 */
final class DemoPolicy {
  /** Quarantine: from an attempt's deadline, call limit, orphaned socket, skew and staleness. */
  static final String NOTICE =
      "the gateway is on this machine, so a lost attempt is quarantined for 5 s after its deadline, not 150 s (PAYOUTS_POLICY_... wins)";

  private static final Map<String, String> PROPERTIES = properties();

  /** How the sandbox is called; what the environment says of a gateway is about another one. */
  private static final Map<String, String> SANDBOX =
      Map.of(
          "payouts.gateway.call-limit", "4s",
          "payouts.gateway.response-limit", "3s",
          "payouts.gateway.connect-limit", "2s",
          "payouts.gateway.absent-pattern", ClientSettings.ABSENT_DEFAULT,
          "payouts.gateway.duplicate-pattern", ClientSettings.DUPLICATE_DEFAULT);

  private DemoPolicy() {}

  private static Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("payouts.policy.attempt-deadline", "8s");
    properties.put("payouts.policy.call-limit", "4s");
    properties.put("payouts.policy.orphaned-socket", "1s");
    properties.put("payouts.policy.clock-skew", "0s");
    properties.put("payouts.policy.not-found-staleness", "0s");
    properties.put("payouts.policy.inquiry-limit", "10s");
    return properties;
  }

  /** For the services, without what the environment sets of the policy itself. */
  static Map<String, Object> over(Map<String, String> environment) {
    Map<String, Object> chosen = new HashMap<>(SANDBOX);
    PROPERTIES.forEach(
        (property, value) -> {
          if (environment.getOrDefault(variable(property), "").isBlank()) {
            chosen.put(property, value);
          }
        });
    return chosen;
  }

  private static String variable(String property) {
    return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
