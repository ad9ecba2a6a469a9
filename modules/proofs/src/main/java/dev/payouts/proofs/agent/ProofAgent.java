package dev.payouts.proofs.agent;

import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Begins before a service's own main, and does what the environment says. */
public final class ProofAgent {
  /** Environment variable: how far the service's clock is ahead, in the form PT2H. */
  public static final String CLOCK_AHEAD = "PROOF_CLOCK_AHEAD";

  /** Where the service keeps its state, orders come from, and it is told what happened. */
  private static final String DIRECTORY = "PAYOUTS_DATA_DIR";

  private ProofAgent() {}

  public static void premain(String unused, Instrumentation instrumentation) {
    String directory = System.getenv(DIRECTORY);
    if (directory != null) {
      Trap.install(Path.of(directory));
      instrumentation.addTransformer(new TrapWeaver());
    }
    String ahead = System.getenv(CLOCK_AHEAD);
    if (ahead != null) {
      WrongClock.set(Duration.parse(ahead));
      instrumentation.addTransformer(new ClockWeaver());
    }
  }

  /**
   * The same command with the agent.
   *
   * @param command its first word is that of the JVM
   */
  public static List<String> into(List<String> command) {
    List<String> words = new ArrayList<>(command);
    words.add(1, "-javaagent:" + jar());
    return words;
  }

  private static Path jar() {
    try {
      return Path.of(ProofAgent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
