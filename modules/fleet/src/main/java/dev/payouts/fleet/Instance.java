package dev.payouts.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One service in a process of its own, on the same port and with the same state in every life. */
public final class Instance {
  private static final String OURS = "PAYOUTS_";
  private static final int STOP_LIMIT_SECONDS = 45;
  private static final int HEALTH_LIMIT_MS = 3_000;

  private final Role role;
  private final int number;
  private final int port;
  private List<String> command;
  private final Map<String, String> settings;
  private final Path directory;
  private @Nullable Process process;
  private boolean held;
  private boolean retired;
  private int ownEnds;

  Instance(
      Role role,
      int number,
      int port,
      List<String> command,
      Map<String, String> settings,
      Path directory) {
    this.role = role;
    this.number = number;
    this.port = port;
    this.command = List.copyOf(command);
    this.settings = new HashMap<>(settings);
    this.directory = directory;
  }

  public synchronized void start() {
    if (retired || isAlive()) {
      return;
    }
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith(OURS));
    builder.environment().putAll(settings);
    try {
      // Its standard input is a pipe from here: it ends when this process does, however that is.
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the " + name(), e);
    }
  }

  /**
   * For its next life.
   *
   * @param program runs any role, once that is added to it
   */
  public synchronized void become(List<String> program) {
    command = Stream.concat(program.stream(), Stream.of(role.word())).toList();
  }

  /** For its next life. */
  public synchronized void set(String name, String value) {
    settings.put(name, value);
  }

  /** For its next life. */
  public synchronized void unset(String name) {
    settings.remove(name);
  }

  /** SIGKILL. */
  public synchronized void kill() {
    if (process != null) {
      end(process.destroyForcibly());
    }
  }

  /** SIGKILL, and never another life. */
  synchronized void retire() {
    retired = true;
    kill();
  }

  /** SIGTERM, and SIGKILL if it does not end. */
  public synchronized void stop() {
    if (process != null) {
      process.destroy();
      if (!end(process)) {
        kill();
      }
    }
  }

  private static boolean end(Process ending) {
    try {
      return ending.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public synchronized void freeze() {
    signal(Signal.STOP);
  }

  public synchronized void thaw() {
    signal(Signal.CONT);
  }

  private void signal(Signal signal) {
    if (process != null && process.isAlive()) {
      signal.send(process.pid());
    }
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Of its present life; -1 if it has none. */
  synchronized long pid() {
    return process == null ? -1 : process.pid();
  }

  /** Whoever holds it decides whether it lives; nobody else touches it. */
  synchronized boolean hold() {
    boolean free = !held;
    held = true;
    return free;
  }

  synchronized void letGo() {
    held = false;
  }

  /** As a service manager does: what has ended by itself is started again. */
  synchronized void revive() {
    if (!held && !isAlive()) {
      ownEnds++;
      start();
    }
  }

  /** How often it ended though nobody had ended it. */
  synchronized int ownEnds() {
    return ownEnds;
  }

  public boolean isReady() {
    try {
      var connection = (HttpURLConnection) address(role.healthPath()).toURL().openConnection();
      connection.setConnectTimeout(HEALTH_LIMIT_MS);
      connection.setReadTimeout(HEALTH_LIMIT_MS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }

  /** In Prometheus' text format; empty while it does not answer. */
  public String metrics() {
    try (InputStream answer = address("/actuator/prometheus").toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException notYet) {
      return "";
    }
  }

  /**
   * @throws IllegalStateException unless it says that this is done
   */
  void post(String path, String body) {
    try {
      var connection = (HttpURLConnection) address(path).toURL().openConnection();
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      int status = connection.getResponseCode();
      connection.disconnect();
      if (status != HttpURLConnection.HTTP_OK) {
        throw new IllegalStateException(name() + " answers " + status + " to " + path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public Role role() {
    return role;
  }

  public String name() {
    return role.word() + "-" + number;
  }

  public Path directory() {
    return directory;
  }

  private Path log() {
    return directory.resolve(name() + ".log");
  }

  /** How long its log is, in bytes. */
  public long logged() {
    return log().toFile().length();
  }

  public String loggedSince(long length) {
    try {
      byte[] all = Files.readAllBytes(log());
      int from = Math.toIntExact(length);
      return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
