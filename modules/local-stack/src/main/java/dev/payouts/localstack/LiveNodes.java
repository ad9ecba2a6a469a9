package dev.payouts.localstack;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;

/** The nodes a cluster counts on: registered with its controller and not fenced. */
final class LiveNodes {
  private static final int CALL_LIMIT_MS = 3_000;

  private LiveNodes() {}

  /** Their ids, asked for at the port of one of them; none if that one does not answer. */
  static Set<Integer> seenFrom(int port) {
    if (!Port.accepts(port)) {
      return Set.of();
    }
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
    Admin admin = Admin.create(settings);
    try {
      return admin.describeCluster().nodes().get(CALL_LIMIT_MS, TimeUnit.MILLISECONDS).stream()
          .map(Node::id)
          .collect(Collectors.toSet());
    } catch (ExecutionException | TimeoutException notYet) {
      return Set.of();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Set.of();
    } finally {
      // Closing in order waits on a node that accepts and never answers, as a stopped process does.
      admin.close(Duration.ZERO);
    }
  }
}
