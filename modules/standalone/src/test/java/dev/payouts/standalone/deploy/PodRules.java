package dev.payouts.standalone.deploy;

import dev.payouts.standalone.deploy.Manifest.Pod;
import dev.payouts.standalone.stack.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a pod of ours must be like: asked at paths that exist, for long enough, with no more than it
 * needs.
 */
final class PodRules {
  private static final KnownSettings KNOWN = KnownSettings.find();
  private static final Map<String, String> PATHS =
      Map.of(
          "startupProbe", "/actuator/health/liveness",
          "livenessProbe", "/actuator/health/liveness",
          "readinessProbe", "/actuator/health/readiness");

  private final Pod pod;
  private final Map<String, Object> container;
  private final List<String> findings = new ArrayList<>();

  private PodRules(Pod pod) {
    this.pod = pod;
    this.container = pod.container();
  }

  static List<String> findings(Pod pod) {
    PodRules rules = new PodRules(pod);
    rules.checkSecurity();
    rules.checkMounts();
    rules.checkVariables();
    pod.role().ifPresent(rules::check);
    if ("payouts".equals(rules.container.get("image"))) {
      rules.unless(pod.role().isPresent(), "it runs no role");
    }
    return rules.findings;
  }

  private void unless(boolean fine, String finding) {
    if (!fine) {
      findings.add(pod.name() + ": " + finding);
    }
  }

  private void check(Role role) {
    int port = Ours.port(role);
    unless(
        Rules.list(container, "ports").stream()
            .allMatch(open -> Rules.text(open, "containerPort").equals("" + port)),
        "it listens at " + port);
    unless(role.word().equals(pod.labels().get("app.kubernetes.io/component")), "is no " + role);
    PATHS.keySet().forEach(probe -> checkProbe(role, probe));
    if (Ours.isService(role)) {
      int patience =
          number("startupProbe", "periodSeconds", 10)
              * number("startupProbe", "failureThreshold", 3);
      unless(patience > Ours.PATIENCE_SECONDS, "it is killed while it waits for Kafka");
      Map<String, Object> stop = YamlText.below(YamlText.below(container, "lifecycle"), "preStop");
      Object pause = YamlText.below(stop, "sleep").getOrDefault("seconds", 0);
      int grace = number(pod.spec(), "terminationGracePeriodSeconds", 30) - (int) pause;
      unless(grace >= Ours.STOP_SECONDS, "it is killed before it has stopped");
    }
  }

  private void checkProbe(Role role, String probe) {
    Map<String, Object> get = YamlText.below(YamlText.below(container, probe), "httpGet");
    String path = Ours.isService(role) ? PATHS.getOrDefault(probe, "") : "/sandbox/health";
    unless(
        path.equals(get.get("path")) && "http".equals(get.get("port")),
        probe + " asks " + get.get("path"));
  }

  private int number(String probe, String name, int standard) {
    return number(YamlText.below(container, probe), name, standard);
  }

  private static int number(Map<String, Object> content, String name, int standard) {
    return (int) content.getOrDefault(name, standard);
  }

  private void checkSecurity() {
    Map<String, Object> all = YamlText.below(pod.spec(), "securityContext");
    Map<String, Object> own = YamlText.below(container, "securityContext");
    unless(Boolean.TRUE.equals(all.get("runAsNonRoot")), "it may run as root");
    unless(
        "RuntimeDefault".equals(YamlText.below(all, "seccompProfile").get("type")),
        "it may make every system call");
    unless(
        Boolean.FALSE.equals(own.get("allowPrivilegeEscalation"))
            && YamlText.words(YamlText.below(own, "capabilities"), "drop").contains("ALL"),
        "it may become more than it is");
    unless(
        Boolean.FALSE.equals(pod.spec().get("automountServiceAccountToken")),
        "it has a token for Kubernetes");
    // A service named payouts-kafka would set PAYOUTS_KAFKA_PORT to an address.
    unless(
        Boolean.FALSE.equals(pod.spec().get("enableServiceLinks")), "services set its variables");
    unless(
        YamlText.below(YamlText.below(container, "resources"), "limits").containsKey("memory"),
        "it may take all memory");
    if (pod.role().isPresent()) {
      unless(Boolean.TRUE.equals(own.get("readOnlyRootFilesystem")), "it may write anywhere");
      unless(Integer.valueOf(Ours.UID).equals(all.get("runAsUser")), "it runs as another user");
    }
  }

  private void checkMounts() {
    Set<String> volumes = new TreeSet<>(pod.claims());
    Rules.list(pod.spec(), "volumes").forEach(volume -> volumes.add(Rules.text(volume, "name")));
    Set<String> mounted = new TreeSet<>();
    Rules.list(container, "volumeMounts").forEach(one -> mounted.add(Rules.text(one, "name")));
    unless(mounted.equals(volumes), "it mounts %s of %s".formatted(mounted, volumes));
    if (pod.role().isPresent()) {
      unless(
          Rules.list(container, "volumeMounts").stream()
              .anyMatch(mount -> Rules.text(mount, "mountPath").equals("/tmp")),
          "it can load no library from /tmp");
    }
  }

  private void checkVariables() {
    for (Object variable : Rules.list(container, "env")) {
      String name = Rules.text(variable, "name");
      unless(!name.startsWith("PAYOUTS_") || KNOWN.knows(name), "no service knows " + name);
      String value = Rules.text(variable, "value");
      if (name.endsWith("_FILE")) {
        unless(
            Rules.list(container, "volumeMounts").stream()
                .anyMatch(mount -> value.startsWith(Rules.text(mount, "mountPath") + "/")),
            name + " is mounted nowhere");
      }
    }
  }
}
