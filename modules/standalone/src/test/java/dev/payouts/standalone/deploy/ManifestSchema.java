package dev.payouts.standalone.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.List;
import java.util.Map;

/** Kubernetes' own description of its resources: a field that it does not know is an error. */
final class ManifestSchema {
  private static final String MODEL = "io.fabric8.kubernetes.api.model.";
  private static final Map<String, String> PACKAGES =
      Map.of(
          "v1", "",
          "apps/v1", "apps.",
          "batch/v1", "batch.v1.",
          "networking.k8s.io/v1", "networking.v1.",
          "policy/v1", "policy.v1.");

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(new WithoutCatchAll());

  /** The model's classes take what they do not know in a map beside their fields. */
  private static final class WithoutCatchAll extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }

  private ManifestSchema() {}

  static List<String> findings(Manifest manifest) {
    String version = Rules.text(manifest.content(), "apiVersion");
    if (!PACKAGES.containsKey(version)) {
      return List.of("there is no " + version);
    }
    try {
      Class<?> type = Class.forName(MODEL + PACKAGES.get(version) + manifest.kind());
      var _ = STRICT.convertValue(manifest.content(), type);
      return List.of();
    } catch (ClassNotFoundException e) {
      return List.of("%s has no %s".formatted(version, manifest.kind()));
    } catch (IllegalArgumentException e) {
      return List.of(manifest + ": " + e.getMessage());
    }
  }
}
