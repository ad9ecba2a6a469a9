package dev.payouts.proofs.crashes.faults;

import dev.payouts.fleet.Patience;
import dev.payouts.fleet.Signal;
import dev.payouts.localstack.LocalCluster;
import dev.payouts.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What happens to brokers: to one at a time, because two of three away is an outage already. */
final class BrokerFaults implements AutoCloseable {
  private static final String WORKERS = "payouts-worker";
  private static final Duration BACK_LIMIT = Duration.ofMinutes(2);
  private static final int CALL_LIMIT_MS = 5_000;

  private final LocalCluster kafka;
  private final Admin admin;
  private final Semaphore turn = new Semaphore(1);

  BrokerFaults(LocalCluster kafka) {
    this.kafka = kafka;
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS));
  }

  boolean kill(Fault.Which which, Duration down, SplittableRandom choice) {
    return inTurn(
        () -> {
          int node = node(which, choice);
          kafka.kill(node);
          Patience.pause(down);
          kafka.start(node);
        });
  }

  boolean freeze(Duration length, SplittableRandom choice) {
    return inTurn(
        () -> {
          int node = node(Fault.Which.ANY, choice);
          Signal.STOP.send(kafka.pid(node));
          Patience.pause(length);
          Signal.CONT.send(kafka.pid(node));
        });
  }

  boolean outage(Duration down) {
    return inTurn(
        () -> {
          for (int node = 1; node <= kafka.size(); node++) {
            kafka.kill(node);
          }
          Patience.pause(down);
          for (int node = 1; node <= kafka.size(); node++) {
            kafka.start(node);
          }
        });
  }

  private boolean inTurn(Runnable deed) {
    if (!turn.tryAcquire()) {
      return false;
    }
    try {
      deed.run();
      if (!kafka.awaitReady(BACK_LIMIT)) {
        throw new IllegalStateException("the brokers did not come back within " + BACK_LIMIT);
      }
      return true;
    } finally {
      turn.release();
    }
  }

  private int node(Fault.Which which, SplittableRandom choice) {
    int any = 1 + choice.nextInt(kafka.size());
    try {
      return switch (which) {
        case ANY -> any;
        case LEADER -> leader(any);
        case COORDINATOR -> coordinator(any);
      };
    } catch (ExecutionException noAnswer) {
      return any;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return any;
    }
  }

  private int leader(int otherwise) throws ExecutionException, InterruptedException {
    String topic = Topics.COMMANDS.name();
    var described = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
    var leader = described == null ? null : described.partitions().getFirst().leader();
    return leader == null || leader.isEmpty() ? otherwise : leader.id();
  }

  private int coordinator(int otherwise) throws ExecutionException, InterruptedException {
    var described = admin.describeConsumerGroups(List.of(WORKERS)).all().get().get(WORKERS);
    return described == null || described.coordinator().isEmpty()
        ? otherwise
        : described.coordinator().id();
  }

  @Override
  public void close() {
    admin.close(Duration.ofMillis(CALL_LIMIT_MS));
  }
}
