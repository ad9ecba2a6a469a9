package dev.payouts.fleet;

import java.util.Locale;

/** A kind of process that the launcher runs. */
public enum Role {
  SANDBOX("/sandbox/health"),
  PRODUCER("/actuator/health/readiness"),
  ORCHESTRATOR("/actuator/health/readiness"),
  WORKER("/actuator/health/readiness"),
  POLLER("/actuator/health/readiness");

  private final String healthPath;

  Role(String healthPath) {
    this.healthPath = healthPath;
  }

  String healthPath() {
    return healthPath;
  }

  /** As the launcher and the settings call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
