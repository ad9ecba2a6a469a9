package dev.payouts.standalone.stack;

import dev.payouts.sandbox.SandboxSettings;
import java.util.ArrayList;
import java.util.List;

/** Says where every part is, one a line. */
final class Addresses {
  private Addresses() {}

  static List<String> of(StackPlan plan) {
    List<String> lines = new ArrayList<>();
    for (Role role : Role.values()) {
      if (plan.roles().contains(role)) {
        lines.add("%-13s %s".formatted(role.word(), address(role, plan.at())));
      }
    }
    return lines;
  }

  private static String address(Role role, Surroundings at) {
    return switch (role) {
      case KAFKA -> at.kafka();
      case REGISTRY -> at.registry();
      case SANDBOX -> sandbox(at);
      case PRODUCER -> at.http(role) + "/v1/payouts";
      case ORCHESTRATOR -> at.http(role) + "/v1/payouts/{id}";
      case WORKER, POLLER -> at.http(role) + "/actuator/health";
    };
  }

  /** With its credentials: they are published and open nothing else. */
  private static String sandbox(Surroundings at) {
    var account = SandboxSettings.from(at.environment()).account();
    return "%s OC-Key=%s secret=%s merchant_uid=%s"
        .formatted(at.http(Role.SANDBOX), account.key(), account.secret(), account.merchantUid());
  }
}
