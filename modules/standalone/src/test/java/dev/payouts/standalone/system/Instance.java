package dev.payouts.standalone.system;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.AtExit;
import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Roles in a process of their own, as {@code ./payouts run} starts one; it may die any way. */
final class Instance implements AutoCloseable {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final AtExit atExit;
  private final Ports ports;
  private final Path log;

  private Instance(Process process, Ports ports, Path log) {
    this.process = process;
    this.atExit = AtExit.run(process::destroyForcibly);
    this.ports = ports;
    this.log = log;
  }

  /**
   * Returns once it does its work.
   *
   * @param at its own data directory; its ports are its own whatever this says
   * @param settings of the services, by their names
   */
  static Instance start(
      Surroundings at, String name, Map<String, Object> settings, List<Role> roles) {
    Ports ports = Ports.free();
    List<String> options = new ArrayList<>();
    settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
    List<String> words = new ArrayList<>(List.of("run"));
    roles.forEach(role -> words.add(role.word()));
    try {
      Files.createDirectories(at.data());
      Path log = at.data().resolve("instance.log");
      ProcessBuilder builder =
          new ProcessBuilder(Program.command(at.data(), options, words.toArray(String[]::new)));
      Map<String, String> environment = builder.environment();
      // Whoever runs the tests may have settings of their own.
      environment.keySet().removeIf(variable -> variable.startsWith("PAYOUTS_"));
      environment.putAll(at.environment());
      environment.put("PAYOUTS_DATA_DIR", at.data().toString());
      environment.put("PAYOUTS_ORCHESTRATOR_INSTANCE", name);
      environment.put("PAYOUTS_REQUESTS_INSTANCE_ID", name);
      roles.forEach(role -> environment.put(portOf(role), "" + ports.of(role)));
      Process process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Instance instance = new Instance(process, ports, log);
      roles.forEach(instance::awaitReady);
      return instance;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String portOf(Role role) {
    return "PAYOUTS_" + role.name() + "_PORT";
  }

  private void awaitReady(Role role) {
    Inquirer inquirer = new Inquirer(http(role));
    Await.until(
        "the " + role.word() + " of " + log,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("it has ended, its log is " + log);
          }
          return inquirer.get("/actuator/health/readiness").status() == 200;
        });
  }

  String http(Role role) {
    return "http://127.0.0.1:" + ports.of(role);
  }

  /** SIGKILL, as a crash would. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Ends in order. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end, its log is " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      atExit.close();
    }
  }
}
