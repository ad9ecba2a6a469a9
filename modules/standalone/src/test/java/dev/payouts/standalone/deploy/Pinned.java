package dev.payouts.standalone.deploy;

import dev.payouts.standalone.Program;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which images may be named, held to the versions of the root POM. */
final class Pinned {
  private static final Pattern EXACT = Pattern.compile("[a-z0-9./-]+:v?\\d+(\\.\\d+)+[a-z0-9._-]*");
  private static final String POM = YamlText.read(Program.repository().resolve("pom.xml"));

  /** The image that must be of the version of a property. */
  private static final Map<String, String> PROPERTIES =
      Map.of("apache/kafka", "kafka.version", "apicurio/apicurio-registry", "apicurio.version");

  private Pinned() {}

  static List<String> findings(String image) {
    if (!EXACT.matcher(image).matches()) {
      return List.of(image + " is not pinned to a version");
    }
    String name = image.substring(0, image.lastIndexOf(':'));
    String version = image.substring(image.lastIndexOf(':') + 1);
    String wanted = PROPERTIES.containsKey(name) ? property(PROPERTIES.get(name)) : version;
    if (name.equals("payouts")) {
      wanted = element("version").replace("-SNAPSHOT", "");
    }
    return version.equals(wanted) ? List.of() : List.of(image + " should be of " + wanted);
  }

  static String property(String name) {
    return element(name);
  }

  private static String element(String name) {
    Matcher found = Pattern.compile("<%1$s>([^<]+)</%1$s>".formatted(name)).matcher(POM);
    if (!found.find()) {
      throw new IllegalStateException("pom.xml has no " + name);
    }
    return found.group(1);
  }
}
