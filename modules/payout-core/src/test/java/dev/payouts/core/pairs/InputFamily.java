package dev.payouts.core.pairs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes inputs that differ in one word as one: {@code found(failed / reject) of older}. */
final class InputFamily {
  private static final Pattern NAME = Pattern.compile("([a-z]+)\\((.*)\\)(.*)");
  private static final String SEPARATOR = " / ";
  private static final String EVERY_DIFFERENCE = "any difference";
  private static final String DIFFERENCES =
      String.join(
          SEPARATOR,
          "other id",
          "other amount",
          "other final amount",
          "other currency",
          "other payee",
          "other type");

  private InputFamily() {}

  static List<String> gather(List<String> names) {
    var families = new LinkedHashMap<String, List<String>>();
    for (String name : names) {
      Matcher parts = NAME.matcher(name);
      if (parts.matches()) {
        families
            .computeIfAbsent(parts.group(1) + "(%s)" + parts.group(3), _ -> new ArrayList<>())
            .add(parts.group(2));
      } else {
        families.put(name, List.of());
      }
    }
    var gathered = new ArrayList<String>();
    families.forEach(
        (family, words) ->
            gathered.add(
                family.replace(
                    "%s", String.join(SEPARATOR, words).replace(DIFFERENCES, EVERY_DIFFERENCE))));
    return gathered;
  }

  static List<String> spread(String family) {
    Matcher parts = NAME.matcher(family);
    if (!parts.matches()) {
      return List.of(family);
    }
    var names = new ArrayList<String>();
    for (String word : parts.group(2).replace(EVERY_DIFFERENCE, DIFFERENCES).split(SEPARATOR, -1)) {
      names.add(parts.group(1) + "(" + word + ")" + parts.group(3));
    }
    return names;
  }
}
