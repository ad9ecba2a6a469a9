package dev.payouts.proofs.crashes.faults;

import dev.payouts.proofs.crashes.fleet.Fleet;
import dev.payouts.proofs.crashes.fleet.Instance;
import dev.payouts.proofs.crashes.fleet.Patience;
import dev.payouts.proofs.crashes.fleet.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** What happens to what the services keep: files on disk, and offsets in Kafka. */
final class StateFaults implements AutoCloseable {
  private static final String STATE = "orchestrator";
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
    files(orchestrator).forEach(StateFaults::delete);
    orchestrator.start();
  }

  void truncate(Instance orchestrator) {
    orchestrator.stop();
    files(orchestrator).stream().filter(Files::isRegularFile).forEach(StateFaults::halve);
    orchestrator.start();
  }

  /** Deepest first. */
  private static List<Path> files(Instance orchestrator) {
    Path state = orchestrator.directory().resolve(STATE);
    if (!Files.exists(state)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(state)) {
      return found.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void halve(Path path) {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      file.truncate(file.size() / 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
