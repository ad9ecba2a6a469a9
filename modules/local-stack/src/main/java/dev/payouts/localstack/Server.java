package dev.payouts.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A server on one port of 127.0.0.1 that runs as a child process and can be killed and started
 * again on the same port. Not safe for use by several threads at once.
 */
final class Server {
  private static final Duration READY_LIMIT = Duration.ofMinutes(3);
  private static final int PORT_ATTEMPTS = 5;

  private final String name;
  private final IntFunction<Child> launch;
  private final IntPredicate ready;
  private OptionalInt port;
  private @Nullable Child child;

  /**
   * @param launch starts the process on a port
   * @param ready whether the server on that port does its work
   */
  Server(String name, OptionalInt port, IntFunction<Child> launch, IntPredicate ready) {
    this.name = name;
    this.port = port;
    this.launch = launch;
    this.ready = ready;
  }

  void start() {
    for (int attempt = 1; !startOn(port.orElseGet(Port::free)); attempt++) {
      // Somebody else took the free port before the child bound it.
      if (attempt == PORT_ATTEMPTS) {
        throw failure("lost the race for a free port " + PORT_ATTEMPTS + " times");
      }
    }
  }

  private boolean startOn(int candidate) {
    Child started = launch.apply(candidate);
    child = started;
    boolean inTime = Await.until(READY_LIMIT, () -> !started.alive() || ready.test(candidate));
    if (inTime && started.alive()) {
      port = OptionalInt.of(candidate);
      return true;
    }
    started.kill();
    if (inTime && port.isEmpty() && portTaken(started)) {
      return false;
    }
    throw failure(
        inTime
            ? "ended with code " + started.process().exitValue()
            : "was not ready within " + READY_LIMIT.toSeconds() + " s");
  }

  /** Stops it if it runs, then starts it on the port and the data it had. */
  void restart() {
    stop();
    start();
  }

  /** Starts it on the port it has; when it is ready, or whether ever, is for others to see. */
  void startWithoutWaiting() {
    if (child != null && child.alive()) {
      throw new IllegalStateException(name + " runs already");
    }
    child = launch.apply(port());
  }

  void stop() {
    running().stop();
  }

  void kill() {
    running().kill();
  }

  boolean alive() {
    return running().alive();
  }

  /** As a shell shows it: 128 and the signal's number if a signal ended it. */
  int exitCode() {
    return running().process().exitValue();
  }

  long pid() {
    return running().process().pid();
  }

  Path log() {
    return running().log();
  }

  int port() {
    return port.orElseThrow();
  }

  private Child running() {
    if (child == null) {
      throw new IllegalStateException(name + " was not started");
    }
    return child;
  }

  IllegalStateException failure(String what) {
    return new IllegalStateException(
        "%s %s; its log %s ends with:\n%s"
            .formatted(name, what, running().log(), running().logTail()));
  }

  private static boolean portTaken(Child ended) {
    return ended.logMentions("Address already in use")
        || ended.logMentions("already in use")
        || ended.logMentions("BindException")
        || ended.logMentions("seems to be in use");
  }
}
