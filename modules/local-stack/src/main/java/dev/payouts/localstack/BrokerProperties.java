package dev.payouts.localstack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration of one node, controller and broker in one, on 127.0.0.1 only.
 *
 * @param voters every node of the cluster, in the form of controller.quorum.voters
 * @param records where the node keeps what it was given
 * @param secured a further port, for clients that are known by name
 */
record BrokerProperties(
    String node,
    int port,
    int controllerPort,
    List<String> voters,
    Path records,
    Optional<SecuredPort> secured) {
  private static final int COPIES_MAX = 3;

  /** A cluster of one, whose only voter is the node itself. */
  static BrokerProperties alone(String node, int port, int controllerPort, Path records) {
    return new BrokerProperties(
        node,
        port,
        controllerPort,
        List.of(voter(node, controllerPort)),
        records,
        Optional.empty());
  }

  BrokerProperties with(Optional<SecuredPort> further) {
    return new BrokerProperties(node, port, controllerPort, voters, records, further);
  }

  static String voter(String node, int controllerPort) {
    return node + "@127.0.0.1:" + controllerPort;
  }

  List<String> lines() {
    List<String> security = secured.map(SecuredPort::lines).orElse(List.of());
    return Stream.of(identity(), security, copies(), deathOfOthers(), size())
        .flatMap(List::stream)
        .toList();
  }

  private List<String> identity() {
    String further = secured.map(one -> "," + one.listener()).orElse("");
    return List.of(
        "process.roles=broker,controller",
        "node.id=" + node,
        "listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d%s"
            .formatted(port, controllerPort, further),
        "advertised.listeners=PLAINTEXT://127.0.0.1:%d%s".formatted(port, further),
        "controller.listener.names=CONTROLLER",
        // Static voters: the controller's port may differ at the next start on the same records.
        "controller.quorum.voters=" + String.join(",", voters),
        "log.dirs=" + records,
        "auto.create.topics.enable=false");
  }

  /** An acknowledged record is on a majority of its copies: of three, one may be lost. */
  private List<String> copies() {
    int copies = Math.min(COPIES_MAX, voters.size());
    int inSync = copies / 2 + 1;
    return List.of(
        "default.replication.factor=" + copies,
        "min.insync.replicas=" + inSync,
        "offsets.topic.replication.factor=" + copies,
        "transaction.state.log.replication.factor=" + copies,
        "transaction.state.log.min.isr=" + inSync,
        "share.coordinator.state.topic.replication.factor=" + copies,
        "share.coordinator.state.topic.min.isr=" + inSync);
  }

  private List<String> deathOfOthers() {
    if (voters.size() == 1) {
      return List.of();
    }
    return List.of(
        // A dead node leads its partitions, and cannot come back, until its session is over. By
        // default that is 9 s; 6 s still outlast a pause of a machine on which all nodes start.
        "broker.session.timeout.ms=6000",
        "broker.heartbeat.interval.ms=1000",
        // The default, said aloud: a copy that was not in sync must never lead, or records that
        // were acknowledged are gone and a crash campaign would blame those who wrote them.
        "unclean.leader.election.enable=false");
  }

  private static List<String> size() {
    return List.of(
        "offsets.topic.num.partitions=4",
        // A commit writes markers to every one of these it touches; we gain nothing by 50.
        "transaction.state.log.num.partitions=4",
        // What a killed writer left open holds readers up: look for it each second, not each ten.
        "transaction.abort.timed.out.transaction.cleanup.interval.ms=1000",
        "share.coordinator.state.topic.num.partitions=1",
        "group.initial.rebalance.delay.ms=0",
        "num.network.threads=2",
        "num.io.threads=4",
        "background.threads=2",
        "num.recovery.threads.per.data.dir=2",
        // The default of 128 MiB is sized for servers; ours holds a few thousand keys at most.
        "log.cleaner.dedupe.buffer.size=16777216");
  }
}
