package dev.payouts.standalone.deploy;

import dev.payouts.standalone.deploy.ComposeFile.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/** The brokers of a composition form one cluster that survives the loss of one of them. */
final class ComposeBrokers {
  private static final List<String> COPIES =
      List.of(
          "KAFKA_DEFAULT_REPLICATION_FACTOR",
          "KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR",
          "KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR",
          "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR");
  private static final List<String> IN_SYNC =
      List.of(
          "KAFKA_MIN_INSYNC_REPLICAS",
          "KAFKA_TRANSACTION_STATE_LOG_MIN_ISR",
          "KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR");

  private ComposeBrokers() {}

  static List<String> findings(ComposeFile file) {
    List<String> findings = new ArrayList<>();
    List<Service> brokers = file.brokers();
    if (brokers.size() != 3) {
      findings.add("there are %d brokers".formatted(brokers.size()));
    }
    String voters =
        brokers.stream()
            .map(
                broker -> broker.environment().get("KAFKA_NODE_ID") + "@" + broker.name() + ":9093")
            .collect(Collectors.joining(","));
    Set<String> clusters = new TreeSet<>();
    for (Service broker : brokers) {
      Map<String, String> set = broker.environment();
      clusters.add(set.getOrDefault("CLUSTER_ID", "none"));
      COPIES.forEach(name -> expect(findings, broker, name, "3"));
      IN_SYNC.forEach(name -> expect(findings, broker, name, "2"));
      expect(findings, broker, "KAFKA_CONTROLLER_QUORUM_VOTERS", voters);
      expect(findings, broker, "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
      String host = broker.ports().getFirst().published();
      expect(
          findings,
          broker,
          "KAFKA_ADVERTISED_LISTENERS",
          "HOST://127.0.0.1:%s,INSIDE://%s:19092".formatted(host, broker.name()));
    }
    if (clusters.size() != 1
        || Uuid.fromString(clusters.iterator().next()).equals(Uuid.ZERO_UUID)) {
      findings.add("the brokers are of different clusters: " + clusters);
    }
    return findings;
  }

  private static void expect(List<String> findings, Service broker, String name, String value) {
    String found = broker.environment().get(name);
    if (!value.equals(found)) {
      findings.add("%s of %s is %s, not %s".formatted(name, broker.name(), found, value));
    }
  }
}
