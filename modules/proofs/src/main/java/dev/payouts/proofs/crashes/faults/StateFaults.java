package dev.payouts.proofs.crashes.faults;

import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.Instance;
import dev.payouts.fleet.Patience;
import dev.payouts.fleet.Role;
import dev.payouts.fleet.StateFiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What happens to what the services keep: files on disk, and offsets in Kafka. */
final class StateFaults implements AutoCloseable {
  private static final Duration EMPTY_LIMIT = Duration.ofSeconds(60);

  private final Fleet fleet;
  private final Admin admin;

  StateFaults(Fleet fleet) {
    this.fleet = fleet;
    this.admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, fleet.kafka().bootstrapServers()));
  }

  void wipe(Instance orchestrator) {
    orchestrator.kill();
    StateFiles.delete(orchestrator);
    orchestrator.start();
  }

  void truncate(Instance orchestrator) {
    orchestrator.stop();
    StateFiles.truncate(orchestrator);
    orchestrator.start();
  }

  /** Whether there were any; orchestrators are told to go on without, as documented. */
  boolean deleteOffsets(Role role, List<Instance> all) {
    all.forEach(Instance::stop);
    String group = role == Role.ORCHESTRATOR ? "payout-orchestrator" : "payouts-" + role.word();
    // Kafka keeps a group that has members, and those that were killed have one for a while.
    boolean deleted = Patience.until(EMPTY_LIMIT, () -> isDeleted(group));
    if (role == Role.ORCHESTRATOR) {
      fleet.adopt();
    }
    all.forEach(Instance::start);
    return deleted;
  }

  private boolean isDeleted(String group) {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
      return true;
    } catch (ExecutionException e) {
      return e.getCause() instanceof GroupIdNotFoundException;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    admin.close(EMPTY_LIMIT);
  }
}
