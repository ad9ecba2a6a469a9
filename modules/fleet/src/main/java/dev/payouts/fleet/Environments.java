package dev.payouts.fleet;

import dev.payouts.fleet.FleetPlan.Road;
import java.util.HashMap;
import java.util.Map;

/** The environment variables of each instance. */
final class Environments {
  private final FleetPlan plan;
  private final String kafka;
  private final String registry;
  private final String callbacks;

  /**
   * @param callbacks where the gateway sends them
   */
  Environments(FleetPlan plan, String kafka, String registry, String callbacks) {
    this.plan = plan;
    this.kafka = kafka;
    this.registry = registry;
    this.callbacks = callbacks;
  }

  static Map<String, String> sandbox(FleetPlan plan, int port) {
    return Map.of(
        "PAYOUTS_SANDBOX_PORT",
        Integer.toString(port),
        "PAYOUTS_SANDBOX_KEY",
        FleetPlan.KEY,
        "PAYOUTS_SANDBOX_SECRET",
        FleetPlan.SECRET,
        "PAYOUTS_SANDBOX_MERCHANT_UID",
        FleetPlan.MERCHANT,
        "PAYOUTS_SANDBOX_UNIQUE_ORDER_IDS",
        Boolean.toString(plan.uniqueOrderIds()),
        "PAYOUTS_DATA_DIR",
        plan.directory().resolve("sandbox-1").toString());
  }

  /**
   * @param gatewayPort where this instance finds the gateway
   */
  Map<String, String> service(Role role, int number, int port, int gatewayPort) {
    Map<String, String> settings = new HashMap<>(plan.policy().settings());
    settings.put("PAYOUTS_KAFKA_BOOTSTRAP_SERVERS", kafka);
    settings.put("PAYOUTS_SCHEMA_REGISTRY_URL", registry);
    settings.put("PAYOUTS_TOPICS_REPLICATION_FACTOR", Integer.toString(plan.size().brokers()));
    settings.put("PAYOUTS_TOPICS_PARTITIONS", Integer.toString(plan.size().partitions()));
    if (plan.road() != Road.ELSEWHERE) {
      settings.put("PAYOUTS_GATEWAY_URL", "http://127.0.0.1:" + gatewayPort);
      settings.put("PAYOUTS_GATEWAY_KEY", FleetPlan.KEY);
      settings.put("PAYOUTS_GATEWAY_SECRET", FleetPlan.SECRET);
      settings.put("PAYOUTS_GATEWAY_MERCHANT_UID", FleetPlan.MERCHANT);
      settings.put("PAYOUTS_GATEWAY_NOTIFY_URL", callbacks);
    }
    settings.put("PAYOUTS_ORCHESTRATOR_INSTANCE", Integer.toString(number));
    // So that others take over while the frozen one is still there, and wakes up as a zombie.
    settings.put("PAYOUTS_ORCHESTRATOR_SESSION_LIMIT", "8s");
    settings.put("PAYOUTS_ORCHESTRATOR_TRANSACTION_LIMIT", "12s");
    settings.put("PAYOUTS_ORCHESTRATOR_REGISTRY_PATIENCE", "5s");
    settings.put("PAYOUTS_" + role.name() + "_PORT", Integer.toString(port));
    settings.put(
        "PAYOUTS_DATA_DIR", plan.directory().resolve(role.word() + "-" + number).toString());
    settings.putAll(plan.settings());
    return settings;
  }
}
