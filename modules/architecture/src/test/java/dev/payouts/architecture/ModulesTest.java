package dev.payouts.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The modules as they are compiled keep to the table of ARCHITECTURE.md. */
class ModulesTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern EMPTY_NAME = Pattern.compile(".*(Impl|Manager|Helper|Utils?)");

  private static Reactor reactor = new Reactor(ROOT, List.of());
  private static ModuleTable table = new ModuleTable(Map.of());
  private static Map<String, List<JavaClass>> classes = Map.of();

  @BeforeAll
  static void read() throws IOException {
    reactor = Reactor.read(ROOT);
    table = ModuleTable.read(ROOT.resolve("ARCHITECTURE.md"));
    classes = reactor.classes();
  }

  @Test
  void everyModuleIsInTheTable() {
    assertThat(table.modules()).containsAll(reactor.modules());
  }

  @Test
  void thisModuleIsTheLastToBeBuilt() {
    assertThat(reactor.modules()).endsWith("architecture");
  }

  @Test
  void arrowsPointOneWay() {
    Map<String, String> moduleOf = new HashMap<>();
    classes.forEach((module, types) -> types.forEach(type -> moduleOf.put(type.getName(), module)));
    List<String> wrong = new ArrayList<>();
    classes.forEach(
        (module, types) ->
            types.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(
                    dependency -> {
                      String target = moduleOf.get(dependency.getTargetClass().getName());
                      return target != null && !table.mayUse(module, target);
                    })
                .map(Dependency::getDescription)
                .forEach(wrong::add));
    assertThat(wrong).isEmpty();
  }

  @Test
  void theCoreTouchesNeitherKafkaNorSpringNorTheOutsideWorld() {
    assertThat(
            core()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(
                    dependency ->
                        Stream.of(
                                "org.apache.kafka.",
                                "org.springframework.",
                                "java.net.",
                                "java.io.",
                                "java.nio.file.",
                                "java.util.Random",
                                "java.util.concurrent.ThreadLocalRandom")
                            .anyMatch(dependency.getTargetClass().getName()::startsWith))
                .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void theCoreReadsNoClockAndRollsNoDice() {
    assertThat(
            core()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(
                    call -> {
                      String owner = call.getTargetOwner().getName();
                      return switch (call.getName()) {
                        case "now" -> owner.startsWith("java.time.");
                        case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
                        case "random" -> owner.equals("java.lang.Math");
                        case "randomUUID" -> owner.equals("java.util.UUID");
                        case "system", "systemUTC", "systemDefaultZone" ->
                            owner.startsWith("java.time.");
                        default -> false;
                      };
                    })
                .map(call -> call.getDescription()))
        .isEmpty();
  }

  @Test
  void namesSayWhatAClassIs() {
    assertThat(
            classes.values().stream()
                .flatMap(List::stream)
                .filter(type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())
                .map(JavaClass::getName))
        .isEmpty();
  }

  private static Stream<JavaClass> core() {
    List<JavaClass> core = classes.getOrDefault("payout-core", List.of());
    assertThat(core).isNotEmpty();
    return core.stream();
  }
}
