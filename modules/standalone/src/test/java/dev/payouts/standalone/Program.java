package dev.payouts.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One program run to its end in a process of its own.
 *
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Program(int exitCode, String out, String err) {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** The launcher's commands as the launcher runs them, on the class path of this test. */
  public static Program payouts(Path directory, Map<String, String> environment, String... words) {
    return run(directory, directory, environment, command(directory, List.of(), words));
  }

  /**
   * What the launcher becomes, quick to start rather than quick to run.
   *
   * @param options for the JVM
   */
  public static List<String> command(Path temporary, List<String> options, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx768m", "-XX:+UseSerialGC", "-Xlog:disable", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-Dpayouts.home=" + repository());
    command.add("-Dpayouts.stack.home=" + System.getProperty("payouts.stack.home"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Payouts.class.getName());
    command.addAll(List.of(words));
    return command;
  }

  /**
   * @param directory for what it writes
   * @param in where it runs
   */
  public static Program run(
      Path directory, Path in, Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile(directory, "out-", ".txt");
      Path err = Files.createTempFile(directory, "err-", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile());
      // Whoever runs the tests may have settings of their own.
      builder.environment().keySet().removeIf(name -> name.startsWith("PAYOUTS_"));
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("still running: " + command.getLast() + Files.readString(out));
      }
      Program ended =
          new Program(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return ended;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The root of the sources, two directories above this module. */
  public static Path repository() {
    return Path.of("../..").toAbsolutePath().normalize();
  }
}
