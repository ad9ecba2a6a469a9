package dev.payouts.standalone.system;

import dev.payouts.standalone.stack.Role;
import dev.payouts.testing.Await;
import java.util.List;
import java.util.Map;

/** The system's orchestrator and a second one of the same application. */
final class TwoOrchestrators implements AutoCloseable {
  private final Instance instance;
  private final Inquirer first;
  private final Inquirer second;

  private TwoOrchestrators(Instance instance, Inquirer first) {
    this.instance = instance;
    this.first = first;
    this.second = new Inquirer(instance.http(Role.ORCHESTRATOR));
  }

  /** Who might take over from the second need not wait as long as on a network. */
  static TwoOrchestrators start(PayoutSystem system) {
    Map<String, Object> settings =
        Map.of(
            "payouts.orchestrator.session-limit", "6s",
            "payouts.orchestrator.transaction-limit", "6s",
            "payouts.orchestrator.registry-patience", "5s");
    return new TwoOrchestrators(
        system.startInstance("second", settings, Role.ORCHESTRATOR),
        new Inquirer(system.at().http(Role.ORCHESTRATOR)));
  }

  Inquirer first() {
    return first;
  }

  Inquirer second() {
    return second;
  }

  void awaitShared(List<Good> payouts) {
    Await.until(
        "each to own some and together all",
        () -> {
          int firsts = first.owned(payouts).size();
          int seconds = second.owned(payouts).size();
          return firsts > 0 && seconds > 0 && firsts + seconds == payouts.size();
        });
  }

  void killSecond() {
    instance.kill();
  }

  /** The second leaves in order, unless it was killed. */
  @Override
  public void close() {
    instance.close();
  }
}
