package dev.payouts.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One method on one path, and the content types it takes.
 *
 * @param path with its variables as {@code {name}}
 */
public record Endpoint(String method, String path, Set<String> consumes) {
  private static final String FRAMEWORK = "/error|/actuator.*|/\\*\\*";

  /**
   * Those of a running service.
   *
   * @param mappings what its actuator endpoint {@code mappings} answers; the framework's own paths
   *     are left out
   */
  public static Set<Endpoint> running(Map<String, Object> mappings) {
    Set<Endpoint> found = new LinkedHashSet<>();
    for (Object context : map(mappings.get("contexts")).values()) {
      Map<?, ?> servlets = map(map(map(context).get("mappings")).get("dispatcherServlets"));
      for (Object servlet : servlets.values()) {
        for (Object mapping : (List<?>) servlet) {
          if (map(mapping).get("details") instanceof Map<?, ?> details
              && details.get("requestMappingConditions") instanceof Map<?, ?> conditions) {
            addAll(found, conditions);
          }
        }
      }
    }
    return merged(found);
  }

  private static void addAll(Set<Endpoint> found, Map<?, ?> conditions) {
    Set<String> consumes = new LinkedHashSet<>();
    for (Object type : (List<?>) some(conditions.get("consumes"))) {
      consumes.add(text(map(type).get("mediaType")));
    }
    for (Object path : (List<?>) some(conditions.get("patterns"))) {
      if (!text(path).matches(FRAMEWORK)) {
        for (Object method : (List<?>) some(conditions.get("methods"))) {
          found.add(new Endpoint(text(method), text(path), consumes));
        }
      }
    }
  }

  /** One endpoint may be several methods of the code, one for each content type. */
  private static Set<Endpoint> merged(Set<Endpoint> parts) {
    Set<Endpoint> whole = new LinkedHashSet<>();
    for (Endpoint part : parts) {
      Set<String> consumes = new LinkedHashSet<>();
      parts.stream()
          .filter(other -> other.method().equals(part.method()) && other.path().equals(part.path()))
          .forEach(other -> consumes.addAll(other.consumes()));
      whole.add(new Endpoint(part.method(), part.path(), consumes));
    }
    return whole;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return (Map<?, ?>) some(value);
  }

  private static String text(@Nullable Object value) {
    return some(value).toString();
  }

  private static Object some(@Nullable Object value) {
    if (value == null) {
      throw new AssertionError("the answer of the endpoint mappings has another form");
    }
    return value;
  }
}
