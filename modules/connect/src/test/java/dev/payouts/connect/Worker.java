package dev.payouts.connect;

import dev.payouts.localstack.Lifeline;
import dev.payouts.testing.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Kafka Connect worker in a process of its own. */
final class Worker implements AutoCloseable {
  private static final Path LIBRARIES = Path.of("target/worker").toAbsolutePath();
  static final Path PLUGINS = Path.of("../connect-plugins/target/plugins").toAbsolutePath();
  private static final int STOP_LIMIT_SECONDS = 20;

  private final Process process;
  private final Path log;
  private final ConnectApi api;

  private Worker(Process process, Path log, ConnectApi api) {
    this.process = process;
    this.log = log;
    this.api = api;
  }

  /**
   * Returns once it takes connectors.
   *
   * @param settings of the worker, with an address of its own under {@code listeners}
   * @param timeZone of the worker's machine
   */
  static Worker start(Path directory, Map<String, String> settings, String timeZone) {
    StringBuilder text = new StringBuilder();
    settings.forEach((name, value) -> text.append(name + "=" + value + "\n"));
    Path log = directory.resolve("worker.log");
    try {
      Path file = Files.writeString(directory.resolve("worker.properties"), text);
      Process process =
          new ProcessBuilder(command(file, timeZone))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      ConnectApi api = new ConnectApi(listener(settings), HttpClient.newHttpClient());
      Worker worker = new Worker(process, log, api);
      worker.awaitReady();
      return worker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI listener(Map<String, String> settings) {
    return URI.create(settings.getOrDefault("listeners", ""));
  }

  private static List<String> command(Path file, String timeZone) {
    String classPath =
        String.join(
            File.pathSeparator,
            location(WorkerMain.class),
            location(Lifeline.class),
            LIBRARIES.resolve("*").toString());
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Duser.timezone=" + timeZone,
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
        "-cp",
        classPath,
        WorkerMain.class.getName(),
        file.toString());
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void awaitReady() {
    try {
      Await.until("the worker, see " + log, () -> !process.isAlive() || api.answers());
    } catch (AssertionError late) {
      close();
      throw late;
    }
    if (!process.isAlive()) {
      throw new AssertionError("the worker ended; its log:\n" + log());
    }
  }

  ConnectApi api() {
    return api;
  }

  /** What it has logged so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    api.http().close();
  }
}
