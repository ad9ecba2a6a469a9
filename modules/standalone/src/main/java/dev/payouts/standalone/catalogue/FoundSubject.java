package dev.payouts.standalone.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * A subject as the registry has it.
 *
 * @param compatibility what it enforces; empty if it does not say
 */
record FoundSubject(String name, String compatibility, List<Version> versions) {
  /** What the services set, so that nothing breaks in either direction. */
  private static final String PROTECTED = "FULL_TRANSITIVE";

  FoundSubject {
    versions = List.copyOf(versions);
  }

  /**
   * A version of a schema.
   *
   * @param ours whether this build writes it
   * @param problem why values in it cannot be read by this build; empty if they can
   */
  record Version(int number, int id, boolean ours, String problem) {
    boolean readable() {
      return problem.isEmpty();
    }
  }

  List<String> differences() {
    if (versions.isEmpty()) {
      return List.of("missing; the services register it when they start");
    }
    List<String> differences = new ArrayList<>();
    if (versions.stream().noneMatch(Version::ours)) {
      differences.add("no version is this build's; the services register it when they start");
    }
    for (Version version : versions) {
      if (!version.readable()) {
        differences.add(
            "version %d cannot be read: %s".formatted(version.number(), version.problem()));
      }
    }
    if (!compatibility.equals(PROTECTED)) {
      differences.add(
          "compatibility is %s, needed is %s"
              .formatted(compatibility.isEmpty() ? "not known" : compatibility, PROTECTED));
    }
    return differences;
  }
}
