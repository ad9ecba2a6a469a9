package dev.payouts.proofs.upgrade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The product as it once was, built from the repository's history by its own launcher.
 *
 * @param root of its sources
 */
record OlderBuild(Path root) {
  private static final String STORED_FORM = "modules/orchestrator/src/main/avro/StoredPayout.avsc";
  private static final String BUILT = "modules/standalone/target/app/stamp";

  /**
   * The last revision whose orchestrators kept their state in another form.
   *
   * @throws IllegalStateException if the history is not there
   */
  static String lastWithOtherState(Path repository) {
    String change =
        git(List.of("-C", repository.toString(), "log", "-1", "--format=%H", "--", STORED_FORM));
    return revision(repository, change.strip() + "^");
  }

  private static String revision(Path repository, String name) {
    String verified = name + "^{commit}";
    return git(List.of(
            "-C", repository.toString(), "rev-parse", "--verify", "--end-of-options", verified))
        .strip();
  }

  /**
   * Builds it; that takes a minute.
   *
   * @param directory to make
   * @throws IllegalStateException if the history does not have it, or it cannot be built
   */
  static OlderBuild of(Path repository, String revision, Path directory) {
    String commit = revision(repository, revision);
    String path = directory.toString();
    git(List.of("clone", "--quiet", "--shared", "--no-checkout", repository.toString(), path));
    git(List.of("-C", path, "checkout", "--quiet", commit));
    var build = new OlderBuild(directory);
    // Any command builds first; this one then says that an id is missing, and ends.
    String said = run(List.of(build.launcher(), "get"));
    if (!Files.exists(directory.resolve(BUILT))) {
      throw new IllegalStateException("revision " + revision + " cannot be built: " + said.strip());
    }
    return build;
  }

  private String launcher() {
    return root.resolve("payouts").toString();
  }

  /** Runs roles in a JVM of its own, once they are added to it, for as long as this one lives. */
  List<String> command() {
    return List.of("env", "PAYOUTS_JAVA_OPTIONS=-Dpayouts.lifeline=true", launcher(), "run");
  }

  private static String git(List<String> words) {
    var builder = new ProcessBuilder("git");
    builder.command().addAll(words);
    var said = new StringBuilder();
    if (run(builder, said) != 0) {
      throw new IllegalStateException(
          "an older version comes from the repository's whole history, and git says: "
              + said.toString().strip());
    }
    return said.toString();
  }

  private static String run(List<String> words) {
    var said = new StringBuilder();
    int _ = run(new ProcessBuilder(words), said);
    return said.toString();
  }

  private static int run(ProcessBuilder builder, StringBuilder said) {
    try {
      Process process = builder.redirectErrorStream(true).start();
      said.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      return process.waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(
          builder.command().getFirst() + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
