package dev.payouts.standalone.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Network policies as they work: a connection is there if one policy of its sender lets it out and
 * one of its receiver lets it in.
 */
record NetworkRules(List<Manifest> policies) {
  static final String NAME = "app.kubernetes.io/name";
  static final String COMPONENT = "app.kubernetes.io/component";

  /**
   * Somebody who sends or receives.
   *
   * @param namespace the labels of its namespace; those of ours have none of theirs
   */
  record End(Map<String, String> labels, Map<String, String> namespace) {
    static End role(String role) {
      return new End(Map.of(NAME, "payouts", COMPONENT, role), Map.of());
    }

    static End named(String name) {
      return new End(Map.of(NAME, name), Map.of());
    }

    static End from(String label, String value) {
      return new End(Map.of(), Map.of(label, value));
    }
  }

  static NetworkRules of(List<Manifest> manifests) {
    return new NetworkRules(
        manifests.stream().filter(one -> one.kind().equals("NetworkPolicy")).toList());
  }

  boolean letsThrough(End from, End to, int port) {
    return lets(from, to, port, "Egress", "egress", "to")
        && lets(to, from, port, "Ingress", "ingress", "from");
  }

  /** Whether anything outside of the cluster can be called. */
  boolean letsOut(End from, int port) {
    return selecting(from, "Egress").stream()
        .flatMap(policy -> Rules.list(policy.spec(), "egress").stream())
        .anyMatch(
            rule ->
                hasPort(rule, port)
                    && Rules.list(rule, "to").stream()
                        .anyMatch(peer -> Rules.map(peer).containsKey("ipBlock")));
  }

  private boolean lets(End self, End other, int port, String type, String direction, String peers) {
    List<Manifest> selecting = selecting(self, type);
    // Whom no policy selects everybody may talk to.
    return selecting.isEmpty()
        || selecting.stream()
            .flatMap(policy -> Rules.list(policy.spec(), direction).stream())
            .anyMatch(
                rule ->
                    hasPort(rule, port)
                        && Rules.list(rule, peers).stream()
                            .anyMatch(peer -> matches(Rules.map(peer), other)));
  }

  private List<Manifest> selecting(End self, String type) {
    List<Manifest> found = new ArrayList<>();
    for (Manifest policy : policies) {
      if (YamlText.words(policy.spec(), "policyTypes").contains(type)
          && selects(YamlText.below(policy.spec(), "podSelector"), self.labels())) {
        found.add(policy);
      }
    }
    return found;
  }

  private static boolean hasPort(Object rule, int port) {
    return Rules.list(rule, "ports").stream()
        .anyMatch(open -> Rules.text(open, "port").equals("" + port));
  }

  private static boolean matches(Map<String, Object> peer, End other) {
    if (peer.containsKey("ipBlock")) {
      return false;
    }
    boolean sameNamespace = other.namespace().isEmpty();
    boolean namespace =
        peer.containsKey("namespaceSelector")
            ? selects(YamlText.below(peer, "namespaceSelector"), other.namespace())
            : sameNamespace;
    return namespace
        && (!peer.containsKey("podSelector")
            || selects(YamlText.below(peer, "podSelector"), other.labels()));
  }

  private static boolean selects(Map<String, Object> selector, Map<String, String> labels) {
    boolean all =
        YamlText.texts(selector, "matchLabels").entrySet().stream()
            .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    return all
        && Rules.list(selector, "matchExpressions").stream()
            .allMatch(
                one ->
                    YamlText.words(Rules.map(one), "values")
                        .contains(labels.getOrDefault(Rules.text(one, "key"), "")));
  }
}
