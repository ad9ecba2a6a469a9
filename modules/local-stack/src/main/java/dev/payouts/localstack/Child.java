package dev.payouts.localstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One run of a main class in a JVM of its own, writing to a log file. It ends with its parent: its
 * standard input is a pipe from here, see {@link Lifeline}. What a terminal tells the whole process
 * group is for the parent alone to act on.
 */
record Child(Process process, Path log, StartCache cache) {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final int LOG_TAIL_LINES = 15;

  /**
   * A terminal's Ctrl-C and its closing reach every process of the group at once, and the parent
   * still needs this one to end in order. What is ignored when a program starts a JVM leaves
   * ignored, whoever asks to handle it; exec keeps the pid and standard input.
   */
  private static final List<String> UNHEARD =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  /** What to run; the flags of its JVM are a resource beside this class, named after it. */
  record Command(String name, String mainClass, List<String> moreFlags, String classPath) {}

  static Child start(Command command, List<String> arguments, Path log) {
    List<String> words = new ArrayList<>(UNHEARD);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    StartCache cache = StartCache.of(command.name());
    words.addAll(flags(command.name() + ".jvm"));
    words.addAll(cache.flags());
    words.addAll(command.moreFlags());
    words.addAll(List.of("-cp", command.classPath(), command.mainClass()));
    words.addAll(arguments);
    words.add(Lifeline.ARGUMENT);
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new Child(process, log, cache);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start " + command.mainClass(), failed);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Ends it in order, by force once the time limit is over. */
  void stop() {
    process.destroy();
    if (!exitsWithin(STOP_LIMIT)) {
      kill();
      cache.discardUnfinished();
    }
  }

  /** SIGKILL: no shutdown hook of the child runs. */
  void kill() {
    process.destroyForcibly();
    exitsWithin(STOP_LIMIT);
  }

  boolean logMentions(String text) {
    return logLines().stream().anyMatch(line -> line.contains(text));
  }

  String logTail() {
    List<String> lines = logLines();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LOG_TAIL_LINES))
        .collect(Collectors.joining("\n  ", "  ", ""));
  }

  private List<String> logLines() {
    try {
      return Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException unreadable) {
      return List.of("log not readable: " + unreadable.getMessage());
    }
  }

  private boolean exitsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> flags(String resource) {
    var stream = Child.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("resource " + resource + " is missing");
    }
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
