package dev.payouts.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Several Kafka nodes of one cluster, each broker and controller in one and a process of its own,
 * to be killed and started again one by one on the ports and the records they had.
 *
 * <p>Nodes are numbered from 1. With three, one may be down and all that is acknowledged by all
 * in-sync copies is kept. Not safe for use by several threads at once.
 */
public final class LocalCluster implements AutoCloseable {
  private static final int SIZE_DEFAULT = 3;
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);

  private final List<Server> nodes;

  /** Those that are meant to run: started, and neither killed nor stopped since. */
  private final SortedSet<Integer> started = new TreeSet<>();

  private LocalCluster(ClusterPlan plan) {
    nodes = plan.nodes().mapToObj(plan::server).toList();
  }

  /** Three nodes, ready for clients. */
  public static LocalCluster start(Path data) {
    return start(data, SIZE_DEFAULT);
  }

  /**
   * Returns once all nodes are ready for clients. Throws IllegalStateException naming a log file if
   * they do not come up.
   *
   * @param data where their records are kept; always used with the same size
   */
  public static LocalCluster start(Path data, int size) {
    ClusterPlan plan = ClusterPlan.in(WorkDirectory.existing(data), size);
    LocalCluster cluster = new LocalCluster(plan);
    try {
      plan.nodes().forEach(cluster::start);
      cluster.requireReady();
      return cluster;
    } catch (RuntimeException failed) {
      cluster.close();
      throw failed;
    }
  }

  /** Every node, running or not, in the form of Kafka's setting bootstrap.servers. */
  public String bootstrapServers() {
    return nodes.stream().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
  }

  public int size() {
    return nodes.size();
  }

  public long pid(int node) {
    return server(node).pid();
  }

  public boolean alive(int node) {
    return server(node).alive();
  }

  public Path logFile(int node) {
    return server(node).log();
  }

  /** SIGKILL, as a crash would. */
  public void kill(int node) {
    started.remove(node);
    server(node).kill();
  }

  /**
   * Ends it in order. A node that has no majority cannot, and its lifeline halts it after 10 s; a
   * paused one is killed after 20 s.
   */
  public void stop(int node) {
    started.remove(node);
    server(node).stop();
  }

  /** Starts a node that is not running, and does not wait: alone it may never become ready. */
  public void start(int node) {
    server(node).startWithoutWaiting();
    started.add(node);
  }

  /**
   * Waits until every started node answers and is registered and not fenced. Returns whether that
   * came true in time; false at once if one of them ended by itself.
   *
   * <p>A killed node registers again only when its session of 6 s is over, after a loss of all
   * nodes counted from the election of a controller; allow 30 s on a busy machine. Ready does not
   * mean that its copies are in sync again. A paused node that does not answer may add seconds to
   * the limit.
   */
  public boolean awaitReady(Duration limit) {
    return Await.until(limit, () -> endedByItself().isPresent() || ready())
        && endedByItself().isEmpty();
  }

  /** Kills every node. */
  @Override
  public void close() {
    List.copyOf(started).forEach(this::kill);
  }

  private boolean ready() {
    // A node listens only after it registered: what is still listed of its last run misleads none.
    return started.stream().allMatch(node -> Port.accepts(server(node).port()))
        && started.stream()
            .allMatch(node -> LiveNodes.seenFrom(server(node).port()).containsAll(started));
  }

  private Optional<Server> endedByItself() {
    return started.stream().map(this::server).filter(node -> !node.alive()).findFirst();
  }

  private void requireReady() {
    if (!awaitReady(READY_LIMIT)) {
      throw endedByItself()
          .map(node -> node.failure("ended before the cluster was ready"))
          .orElseGet(() -> server(1).failure("was not ready in time with all others"));
    }
  }

  private Server server(int node) {
    return nodes.get(node - 1);
  }
}
