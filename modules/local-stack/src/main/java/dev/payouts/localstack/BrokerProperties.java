package dev.payouts.localstack;

import java.nio.file.Path;
import java.util.List;

/** The broker's configuration: one node that is controller and broker, on 127.0.0.1 only. */
final class BrokerProperties {
  private BrokerProperties() {}

  static List<String> lines(int port, int controllerPort, Path records) {
    return List.of(
        "process.roles=broker,controller",
        "node.id=1",
        "listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(port, controllerPort),
        "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
        "controller.listener.names=CONTROLLER",
        // Static voters: the controller's port may differ at the next start on the same records.
        "controller.quorum.voters=1@127.0.0.1:" + controllerPort,
        "log.dirs=" + records,
        "auto.create.topics.enable=false",
        "default.replication.factor=1",
        "min.insync.replicas=1",
        "offsets.topic.replication.factor=1",
        "offsets.topic.num.partitions=4",
        "transaction.state.log.replication.factor=1",
        "transaction.state.log.min.isr=1",
        // A commit writes markers to every one of these it touches; one node gains nothing by 50.
        "transaction.state.log.num.partitions=4",
        // What a killed writer left open holds readers up: look for it each second, not each ten.
        "transaction.abort.timed.out.transaction.cleanup.interval.ms=1000",
        "share.coordinator.state.topic.replication.factor=1",
        "share.coordinator.state.topic.min.isr=1",
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
