package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.deploy.ComposeFile.Port;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/DEPLOYMENT.md names the ports, secrets and parts that there are. */
class DeploymentPageTest {
  private static final String PAGE =
      YamlText.read(Program.repository().resolve("docs/DEPLOYMENT.md"));
  private static final Pattern NUMBER = Pattern.compile("\\b\\d{4,5}\\b");
  private static final Pattern CODE = Pattern.compile("\\| `([^`]+)` \\|");

  private static String section(String heading) {
    return PAGE.split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
  }

  private static Set<String> firstCells(String section) {
    Set<String> cells = new TreeSet<>();
    CODE.matcher(section).results().forEach(found -> cells.add(found.group(1)));
    return cells;
  }

  @Test
  void saysWhatIsPublishedWhere() {
    Set<String> published = new TreeSet<>();
    ComposeFile.parse(ComposeFile.text(ComposeFile.WHOLE))
        .services()
        .forEach(service -> service.ports().stream().map(Port::published).forEach(published::add));
    Set<String> said = new TreeSet<>();
    for (String line : section("Compose").lines().filter(row -> row.startsWith("| ")).toList()) {
      NUMBER.matcher(line.split("\\|", 3)[1]).results().forEach(found -> said.add(found.group()));
    }

    assertThat(said).isEqualTo(published);
  }

  @Test
  void namesEverySecretAndEveryPart() {
    Set<String> wanted = new TreeSet<>(Set.of("payouts-tls", "payouts-webhooks"));
    for (Manifest manifest : Manifest.all()) {
      manifest.pod().ifPresent(pod -> wanted.addAll(secrets(pod.spec())));
    }
    for (String part :
        List.of(
            "base",
            "components/tls",
            "components/topics",
            "components/webhooks",
            "overlays/sandbox")) {
      assertThat(Files.isDirectory(Manifest.DIRECTORY.resolve(part))).as(part).isTrue();
      wanted.add(part);
    }

    assertThat(firstCells(section("Kubernetes"))).isEqualTo(wanted);
  }

  private static Set<String> secrets(Map<String, Object> pod) {
    Set<String> secrets = new TreeSet<>();
    for (Object volume : Rules.list(pod, "volumes")) {
      YamlText.texts(Rules.map(volume), "secret").entrySet().stream()
          .filter(entry -> entry.getKey().equals("secretName"))
          .forEach(entry -> secrets.add(entry.getValue()));
    }
    for (Object source : Rules.list(Rules.list(pod, "containers").getFirst(), "envFrom")) {
      secrets.addAll(YamlText.texts(Rules.map(source), "secretRef").values());
    }
    secrets.remove("true");
    return secrets;
  }

  @Test
  void linksToFilesThatAreThere() {
    Path docs = Program.repository().resolve("docs");
    Pattern link = Pattern.compile("]\\(([^)#]+)[^)]*\\)");

    assertThat(link.matcher(PAGE).results().map(found -> found.group(1)))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(docs.resolve(target)).exists());
  }
}
