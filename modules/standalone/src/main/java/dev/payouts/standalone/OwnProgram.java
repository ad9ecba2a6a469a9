package dev.payouts.standalone;

import dev.payouts.localstack.StartCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program in a JVM of its own, with the flags that the launcher gives to one service. */
final class OwnProgram {
  /** System property: end when standard input ends. */
  static final String LIFELINE = "payouts.lifeline";

  private static final List<String> PASSED_ON =
      List.of("payouts.home", "payouts.stack.home", "payouts.caches");

  private OwnProgram() {}

  /** Runs roles, once they are added to it, for as long as this process lives. */
  static List<String> run(Path home) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("@" + home.resolve("modules/standalone/service.jvm"));
    Path cache = Path.of(System.getProperty("payouts.caches", ""), "services.aot");
    if (Files.isReadable(cache)) {
      words.addAll(StartCache.reading(cache));
    }
    words.add("-D" + LIFELINE + "=true");
    for (String name : PASSED_ON) {
      String value = System.getProperty(name);
      if (value != null) {
        words.add("-D" + name + "=" + value);
      }
    }
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Payouts.class.getName()));
    words.add("run");
    return words;
  }
}
