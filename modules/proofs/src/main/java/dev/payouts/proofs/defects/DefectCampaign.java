package dev.payouts.proofs.defects;

import dev.payouts.proofs.simulation.Simulation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Plants each defect and simulates until a guarantee catches it; one that none catches fails. */
public final class DefectCampaign {
  private static final String DEFECTS = "modules/proofs/defects";
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintStream out;
  private final Path root;

  /**
   * @param root the repository, whose sources are those of the running program
   */
  public DefectCampaign(PrintStream out, Path root) {
    this.out = out;
    this.root = root;
  }

  /**
   * @param seedsMax histories after which a defect counts as not caught
   * @return whether every one was caught
   */
  public boolean run(long seedsMax) {
    long started = System.nanoTime();
    int caught = 0;
    List<Defect> defects;
    try {
      defects = Defect.readAll(root.resolve(DEFECTS));
      for (Defect defect : defects) {
        caught += isCaught(defect, seedsMax) ? 1 : 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.printf(
        Locale.ROOT,
        "defects: planted=%d caught=%d survived=%d seconds=%.1f%n",
        defects.size(),
        caught,
        defects.size() - caught,
        (System.nanoTime() - started) / NANOS_PER_SECOND);
    return caught == defects.size() && caught > 0;
  }

  private boolean isCaught(Defect defect, long seedsMax) throws IOException {
    long started = System.nanoTime();
    Path work = Files.createTempDirectory("payouts-defect-");
    try (PlantedClasses classes = PlantedClasses.of(defect, root, work)) {
      LongFunction<Optional<String>> simulation = simulation(classes);
      Optional<String> guarantee = Optional.empty();
      long seed = 0;
      while (guarantee.isEmpty() && seed < seedsMax) {
        guarantee = simulation.apply(++seed);
      }
      out.printf(
          Locale.ROOT,
          "%-22s %6d seeds %5.1f s  %s: %s%n",
          guarantee.orElse("NOT CAUGHT"),
          seed,
          (System.nanoTime() - started) / NANOS_PER_SECOND,
          defect.name(),
          defect.says());
      return guarantee.isPresent();
    } finally {
      delete(work);
    }
  }

  @SuppressWarnings("unchecked")
  private static LongFunction<Optional<String>> simulation(PlantedClasses classes) {
    try {
      Class<?> type = classes.loadClass(Simulation.class.getName());
      Object simulation = type.getDeclaredConstructor().newInstance();
      var method = type.getMethod("brokenGuarantee", long.class);
      return seed -> {
        try {
          return (Optional<String>) method.invoke(simulation, seed);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
