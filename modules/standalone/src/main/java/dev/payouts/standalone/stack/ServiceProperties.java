package dev.payouts.standalone.stack;

import dev.payouts.sandbox.MerchantAccount;
import dev.payouts.service.tls.ServiceHttp;
import java.util.HashMap;
import java.util.Map;

/** The settings a service gets from here; all others it reads from the environment itself. */
final class ServiceProperties {
  private static final String CALLBACKS = "/octopus/callbacks";

  private static final String PATIENCE_VARIABLE = "PAYOUTS_STARTUP_PATIENCE";

  /**
   * Broker and registry start at the same time, and all of them share this machine's processors.
   */
  private static final String PATIENCE = "5m";

  private final Surroundings at;
  private final MerchantAccount sandboxAccount;
  private final Map<String, Object> chosen;

  /**
   * @param chosen settings of whoever starts the services, for all of them
   */
  ServiceProperties(Surroundings at, MerchantAccount sandboxAccount, Map<String, Object> chosen) {
    this.at = at;
    this.sandboxAccount = sandboxAccount;
    this.chosen = Map.copyOf(chosen);
  }

  Map<String, Object> of(Role role) {
    Map<String, Object> properties = new HashMap<>(chosen);
    properties.put("server.port", at.ports().of(role));
    properties.put("payouts.kafka.bootstrap-servers", at.kafka());
    properties.put("payouts.schema-registry.url", at.registry());
    if (at.environment().getOrDefault(PATIENCE_VARIABLE, "").isBlank()) {
      properties.put("payouts.startup.patience", PATIENCE);
    }
    // Several services end in the order of ours, not each by its own hook at once.
    properties.put("spring.main.register-shutdown-hook", false);
    // Nor does the log end before what they have to say at their end.
    properties.put("logging.register-shutdown-hook", false);
    switch (role) {
      case ORCHESTRATOR -> {
        properties.put("payouts.orchestrator.state-dir", at.data(role).toString());
        putMerchant(properties);
      }
      case PRODUCER, WORKER, POLLER -> putAccount(properties);
      case KAFKA, REGISTRY, SANDBOX -> throw new IllegalArgumentException(role + " is no service");
    }
    return properties;
  }

  /** None over TLS: the sandbox trusts no authority of ours, as a gateway would not. */
  private String callbacks() {
    return ServiceHttp.isOverTls(at.environment())
        ? ""
        : at.ports().http(Role.PRODUCER) + CALLBACKS;
  }

  private void putMerchant(Map<String, Object> properties) {
    if (at.gateway() instanceof Gateway.Sandbox) {
      properties.put("payouts.gateway.merchant-uid", sandboxAccount.merchantUid());
      // A lane with an account of its own would pay real money beside the play money.
      properties.putIfAbsent("payouts.gateway.every-lane", true);
    }
  }

  private void putAccount(Map<String, Object> properties) {
    switch (at.gateway()) {
      case Gateway.External external -> {}
      case Gateway.Sandbox sandbox -> {
        properties.put("payouts.gateway.url", at.http(Role.SANDBOX));
        properties.put("payouts.gateway.key", sandboxAccount.key());
        properties.put("payouts.gateway.secret", sandboxAccount.secret());
        properties.put("payouts.gateway.secret-file", "");
        putMerchant(properties);
        properties.putIfAbsent("payouts.gateway.notify-url", callbacks());
      }
    }
  }
}
