package dev.payouts.proofs.crashes.fleet;

import java.util.Locale;

/** A kind of process that the launcher runs. */
public enum Role {
  SANDBOX("/sandbox/health", 1),
  PRODUCER("/actuator/health/readiness", 2),
  ORCHESTRATOR("/actuator/health/readiness", 2),
  WORKER("/actuator/health/readiness", 2),
  POLLER("/actuator/health/readiness", 2);

  private final String healthPath;
  private final int instances;

  Role(String healthPath, int instances) {
    this.healthPath = healthPath;
    this.instances = instances;
  }

  String healthPath() {
    return healthPath;
  }

  int instances() {
    return instances;
  }

  /** As the launcher and the settings call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
