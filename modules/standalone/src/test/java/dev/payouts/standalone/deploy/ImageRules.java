package dev.payouts.standalone.deploy;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.stack.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What must hold of the Dockerfile. */
final class ImageRules {
  private static final Path ROOT = Program.repository();
  private static final String LIBRARIES =
      "COPY --from=build /image/libraries /opt/payouts/libraries";
  private static final String OWN = "COPY --from=build /image/payouts /opt/payouts/payouts";

  /** An instruction with all that belongs to it on one line. */
  private record Instruction(String word, String rest) {
    List<String> exec() {
      String array = rest.substring(Math.max(0, rest.indexOf('[')));
      return array.startsWith("[")
          ? Arrays.asList(JsonMapper.shared().readValue(array, String[].class))
          : List.of();
    }
  }

  private final List<Instruction> all;
  private final List<Instruction> last;
  private final List<String> findings = new ArrayList<>();

  private ImageRules(String dockerfile) {
    all =
        dockerfile
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining("\n"))
            .replaceAll("\\\\\n\\s*", "")
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.split(" ", 2))
            .map(parts -> new Instruction(parts[0], parts[1].strip()))
            .toList();
    int from = all.stream().map(Instruction::word).toList().lastIndexOf("FROM");
    last = all.subList(from, all.size());
  }

  static List<String> findings(String dockerfile) {
    ImageRules rules = new ImageRules(dockerfile);
    rules.checkBases();
    rules.checkCopies();
    rules.checkUser();
    rules.checkCommand();
    rules.checkHealth();
    return rules.findings;
  }

  private void unless(boolean fine, String finding) {
    if (!fine) {
      findings.add(finding);
    }
  }

  private String only(String word) {
    return last.stream()
        .filter(instruction -> instruction.word().equals(word))
        .map(Instruction::rest)
        .collect(Collectors.joining(" "));
  }

  private List<String> exec(String word) {
    return last.stream()
        .filter(instruction -> instruction.word().equals(word))
        .map(Instruction::exec)
        .findFirst()
        .orElse(List.of());
  }

  private void checkBases() {
    String release = Pinned.property("maven.compiler.release");
    for (Instruction from : all) {
      if (from.word().equals("FROM")) {
        String image = from.rest().split(" ", 2)[0];
        findings.addAll(Pinned.findings(image));
        unless(
            image.matches(".*(temurin[:-])" + release + "(\\D.*)?"),
            image + " is not of Java " + release);
      }
    }
  }

  /** What others made comes first, so that a new layer of ours leaves theirs as it is. */
  private void checkCopies() {
    List<String> lines = last.stream().map(line -> line.word() + " " + line.rest()).toList();
    unless(
        lines.contains(LIBRARIES) && lines.indexOf(LIBRARIES) < lines.indexOf(OWN),
        "our jars are not in a layer above those of others");
    Set<String> ignored = new TreeSet<>();
    for (Instruction copy : all) {
      if (copy.word().equals("COPY") && !copy.rest().startsWith("--from")) {
        List<String> words = List.of(copy.rest().replaceAll("--\\S+ ", "").split(" ", -1));
        for (String source : words.subList(0, words.size() - 1)) {
          unless(Files.exists(ROOT.resolve(source)), "there is no " + source + " to copy");
          if (!isSent(source)) {
            ignored.add(source);
          }
        }
      }
    }
    unless(ignored.isEmpty(), ".dockerignore keeps out " + ignored);
  }

  private static boolean isSent(String source) {
    return YamlText.read(ROOT.resolve(".dockerignore"))
        .lines()
        .filter(line -> line.startsWith("!"))
        .anyMatch(line -> (source + "/").startsWith(line.substring(1) + "/"));
  }

  private void checkUser() {
    unless(only("USER").equals("%1$d:%1$d".formatted(Ours.UID)), "it runs as " + only("USER"));
    String volume = exec("VOLUME").isEmpty() ? "" : exec("VOLUME").getFirst();
    unless(
        only("ENV").contains("PAYOUTS_DATA_DIR=" + volume) && Ours.directories().contains(volume),
        "state is not where the volume is: " + volume);
    Set<String> ports =
        Arrays.stream(Role.values())
            .filter(role -> role != Role.KAFKA && role != Role.REGISTRY)
            .map(role -> "" + Ours.port(role))
            .collect(Collectors.toCollection(TreeSet::new));
    unless(
        new TreeSet<>(List.of(only("EXPOSE").split(" ", -1))).equals(ports),
        "it exposes " + only("EXPOSE") + ", not " + ports);
  }

  /** A shell in front of the JVM would keep SIGTERM to itself. */
  private void checkCommand() {
    List<String> entry = exec("ENTRYPOINT");
    boolean copied =
        last.stream()
            .anyMatch(
                copy ->
                    copy.rest().contains("--chmod=755 deploy/image/payouts")
                        && !entry.isEmpty()
                        && copy.rest().endsWith(" " + entry.getFirst()));
    unless(entry.size() == 1 && copied, "it starts " + only("ENTRYPOINT"));
  }

  private void checkHealth() {
    List<String> words = exec("HEALTHCHECK");
    unless(!words.isEmpty() && words.getFirst().equals("java"), "its health check needs a program");
    try {
      var _ = Class.forName(words.isEmpty() ? "" : words.getLast());
    } catch (ClassNotFoundException e) {
      findings.add("there is no class " + e.getMessage());
    }
    unless(
        only("HEALTHCHECK").contains("--start-period=" + Ours.PATIENCE_SECONDS / 60 + "m"),
        "it counts as unwell while a start still waits for Kafka");
  }
}
