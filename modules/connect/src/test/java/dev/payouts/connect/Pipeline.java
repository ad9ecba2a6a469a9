package dev.payouts.connect;

import dev.payouts.avro.PayoutResult;
import dev.payouts.avro.PayoutStatus;
import dev.payouts.testing.Await;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From a writer through Kafka and a worker into PostgreSQL, set up by deploy/connect's files alone:
 * what differs from them is where things are on this machine. The worker's machine is in a time
 * zone far from UTC, and so is the database's.
 */
final class Pipeline {
  static final String TIME_ZONE = "Asia/Bangkok";

  private static @Nullable Pipeline shared;

  private final Path directory;
  private final Place place;
  private final Kafka kafka;
  private final Analytics analytics;
  private final Worker worker;
  private final Writer writer;
  private final Set<String> sinks = new TreeSet<>();
  private int marks;

  private Pipeline(Path directory, Analytics analytics, Kafka kafka) {
    this.directory = directory;
    this.kafka = kafka;
    this.analytics = analytics;
    place = new Place(directory, kafka, analytics);
    place.writeSecrets();
    worker = Worker.start(directory, place.workerSettings(), TIME_ZONE);
    writer = new Writer(kafka.settings(), kafka.registry());
  }

  /**
   * The one that all tests of this JVM share, started at first use and ended with the JVM. Its
   * worker lets connectors change a consumer, which deploy/connect's does not, so that a test can
   * show what that would do.
   */
  static synchronized Pipeline shared() {
    if (shared == null) {
      Analytics analytics = Analytics.start();
      Path directory = directory();
      Pipeline started = new Pipeline(directory, analytics, Kafka.start(directory));
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "pipeline-close"));
      shared = started;
    }
    return shared;
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory("payouts-connect-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the connector of a file of deploy/connect. */
  void run(String name, String file) {
    run(name, file, Map.of());
  }

  /** As {@link #run(String, String)}, with some of its settings changed. */
  void run(String name, String file, Map<String, String> changes) {
    start(name, file, changes);
    worker.api().awaitRunning(name);
    sinks.add(name);
  }

  /** As {@link #run(String, String, Map)}, for a sink that need not work. */
  void start(String name, String file, Map<String, String> changes) {
    Map<String, String> connector = new TreeMap<>(DeployedFiles.connector(file));
    connector.replaceAll((_, value) -> place.here(value));
    connector.putAll(changes);
    connector.values().removeIf(String::isEmpty);
    worker.api().put(name, connector);
  }

  /** Waits on what sinks do, and for no longer than all of them work. */
  void await(String what, BooleanSupplier condition) {
    Await.until(
        what,
        () -> {
          sinks.forEach(worker.api()::requireNoFailure);
          return condition.getAsBoolean();
        });
  }

  void write(PayoutResult... results) {
    writer.commit(Topics.RESULTS, PayoutResult::getPayoutId, List.of(results));
  }

  void writeAborted(PayoutResult... results) {
    writer.abort(Topics.RESULTS, PayoutResult::getPayoutId, List.of(results));
  }

  /**
   * Returns once everything that was written to payout.results so far has been through the sinks.
   */
  void awaitResults(String... tables) {
    String mark = "mark-" + marks++ + "-";
    writer.commitToEach(
        Topics.RESULTS,
        mark,
        id -> Records.result(id, PayoutStatus.CANCELLED).setCurrency("XTS").build());
    for (String table : tables) {
      await(
          "results in " + table,
          () ->
              analytics.count(table + " WHERE payout_id LIKE '" + mark + "%'") == Kafka.PARTITIONS);
    }
  }

  Kafka kafka() {
    return kafka;
  }

  Analytics analytics() {
    return analytics;
  }

  Worker worker() {
    return worker;
  }

  Writer writer() {
    return writer;
  }

  private void close() {
    writer.close();
    worker.close();
    kafka.close();
    analytics.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
