package dev.payouts.benchmarks.throughput;

import dev.payouts.benchmarks.load.Commands;
import dev.payouts.benchmarks.load.Payment;
import dev.payouts.benchmarks.load.Results;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.MemoryPeaks;
import dev.payouts.octopus.GatewayAccount;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The calls alone and the whole product, one after the other, at the same gateway. */
public final class Turns implements AutoCloseable {
  private static final Duration SILENCE_MAX = Duration.ofSeconds(60);

  private final Fleet fleet;
  private final String ids;
  private final Commands commands;
  private final Results results;
  private final Floor floor;
  private final Admin admin;
  private int turns;

  /**
   * One of each.
   *
   * @param floorPerSecond payouts for which the calls alone were made
   */
  public record Turn(double floorPerSecond, Round round) {}

  /**
   * @param ids how the ids of all payouts begin
   */
  public Turns(Fleet fleet, GatewayAccount account, String ids) {
    this.fleet = fleet;
    this.ids = ids;
    this.commands = new Commands(fleet);
    this.results = new Results(fleet);
    this.floor = new Floor(account);
    this.admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, fleet.kafka().bootstrapServers()));
  }

  /**
   * @throws IllegalStateException unless all of them are paid
   */
  public Turn take(int payouts, MemoryPeaks memory) {
    double floorSeconds = floor.run("%sf%d-".formatted(ids, turns), payouts);
    return new Turn(payouts / floorSeconds, pay(payouts, memory));
  }

  /**
   * Only the product.
   *
   * @throws IllegalStateException unless all of them are paid
   */
  public Round pay(int payouts, MemoryPeaks memory) {
    String prefix = "%sp%d-".formatted(ids, turns);
    turns++;
    // Others may have been paid since the last turn.
    results.skip();
    Map<String, Long> pids = processes(fleet);
    Written before = Written.of(admin);
    commands.prepare(prefix, payouts, Payment::ordinary);
    Usage used = Usage.of(pids);
    long began = System.nanoTime();
    commands.release();
    results.await(payouts, SILENCE_MAX);
    double seconds = (System.nanoTime() - began) / 1e9;
    Usage usage = Usage.of(pids).since(used);
    // Only now: to look at every page of all processes takes as long as to pay a hundred.
    memory.sample();
    results.verify(prefix, payouts);
    return new Round(payouts, seconds, usage, Written.of(admin).since(before));
  }

  /** All that take part, this program too. */
  public static Map<String, Long> processes(Fleet fleet) {
    Map<String, Long> pids = new TreeMap<>(fleet.processes());
    pids.put("benchmark", ProcessHandle.current().pid());
    return pids;
  }

  @Override
  public void close() {
    commands.close();
    results.close();
    floor.close();
    admin.close();
  }
}
