package dev.payouts.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.standalone.Program;
import dev.payouts.standalone.deploy.ComposeFile.Service;
import dev.payouts.standalone.stack.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prometheus in containers scrapes as it does on one machine: what the rules rest on is the same.
 */
class PrometheusConfigsTest {
  private static final String WITH_KEYS = "deploy/prometheus/prometheus-keys.yml";
  private static final String COMPOSED = "deploy/compose/prometheus.yml";
  private static final Set<String> OF_THE_PLACE =
      Set.of("static_configs", "kubernetes_sd_configs", "relabel_configs", "authorization");

  private static Map<String, Object> config(String file) {
    return YamlText.documents(YamlText.read(Program.repository().resolve(file))).getFirst();
  }

  private static Map<String, Object> job(String file) {
    return Rules.map(Rules.list(config(file), "scrape_configs").getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPOSED, "deploy/prometheus/prometheus-kubernetes.yml"})
  void differsInWhereTheServicesAreAlone(String file) {
    Map<String, Object> wanted = new HashMap<>(job(WITH_KEYS));
    Map<String, Object> found = new HashMap<>(job(file));
    wanted.keySet().removeAll(OF_THE_PLACE);
    found.keySet().removeAll(OF_THE_PLACE);

    assertThat(found).isEqualTo(wanted);
    assertThat(config(file).get("global")).isEqualTo(config(WITH_KEYS).get("global"));
    assertThat(config(file).get("rule_files")).isEqualTo(config(WITH_KEYS).get("rule_files"));
  }

  @Test
  void scrapesEveryServiceOfTheComposition() {
    ComposeFile compose = ComposeFile.parse(ComposeFile.text(ComposeFile.WHOLE));
    Set<String> wanted = new TreeSet<>();
    for (Service service : compose.services()) {
      service
          .role()
          .filter(Ours::isService)
          .ifPresent(
              role -> wanted.add(role.word() + " " + service.name() + ":" + Ours.port(role)));
    }

    Set<String> scraped = new TreeSet<>();
    for (Object target : Rules.list(job(COMPOSED), "static_configs")) {
      for (String address : YamlText.words(Rules.map(target), "targets")) {
        scraped.add(Rules.texts(target, "labels").get("role") + " " + address);
      }
    }

    assertThat(scraped).isEqualTo(wanted);
  }

  @Test
  void hasItsKeyWhereTheCompositionPutsIt() {
    Service prometheus =
        ComposeFile.parse(ComposeFile.text(ComposeFile.WHOLE)).service("prometheus").orElseThrow();
    String key =
        YamlText.texts(job(COMPOSED), "authorization").getOrDefault("credentials_file", "");

    assertThat(prometheus.mounts())
        .anySatisfy(
            mount -> {
              assertThat(mount.source()).isEqualTo("callers");
              assertThat(key).isEqualTo(mount.target() + "/prometheus.key");
            })
        .anySatisfy(mount -> assertThat(mount.target()).isEqualTo("/etc/prometheus/rules"));
  }

  /** The label that rules group by is taken from the pods' label, which names the role. */
  @Test
  void knowsEveryRoleOfTheCluster() {
    String relabelled = String.valueOf(job("deploy/prometheus/prometheus-kubernetes.yml"));

    for (Role role : Ours.SERVICES) {
      assertThat(relabelled).contains(role.word());
    }
    assertThat(relabelled).contains("target_label=role");
  }
}
