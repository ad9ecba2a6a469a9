package dev.payouts.standalone;

import dev.payouts.standalone.stack.Ports;
import dev.payouts.standalone.stack.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the launcher in a process group of its own, as a terminal starts one. */
public final class Launched implements AutoCloseable {
  /** In which signals mean what they mean at a terminal. */
  private static final List<String> GROUP =
      List.of("perl", "-e", "setpgrp(0, 0); $SIG{$_} = 'DEFAULT' for qw(INT HUP); exec @ARGV");

  private final Process process;
  private final BufferedReader output;

  private Launched(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Standard error comes with standard output. */
  public static Launched run(
      Path temporary, Ports ports, Map<String, String> environment, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(GROUP);
    command.addAll(Program.command(temporary, List.of(), words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    for (Role role : Role.values()) {
      builder
          .environment()
          .put("PAYOUTS_" + role.name() + "_PORT", Integer.toString(ports.of(role)));
    }
    builder.environment().putAll(environment);
    return new Launched(builder.start());
  }

  /** Reads on to a line that begins so. */
  public void awaitLine(String start) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(start)) {
        return;
      }
      seen.append(line).append('\n');
    }
    throw new AssertionError("ended without \"" + start + "\":\n" + seen);
  }

  public List<String> linesToTheEnd() {
    return output.lines().toList();
  }

  /** Ctrl-C: to every process of the group. */
  public void interrupt() throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).inheritIO().start().waitFor();
    if (code != 0) {
      throw new AssertionError("kill ended with code " + code);
    }
  }

  public int exitCode() throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
