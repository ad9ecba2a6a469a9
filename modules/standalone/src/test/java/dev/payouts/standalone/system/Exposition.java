package dev.payouts.standalone.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service exports, read from Prometheus' text format.
 *
 * @param types by family, such as {@code payouts_reviews_total: counter}
 */
record Exposition(Map<String, String> types, List<Sample> samples) {
  private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:]\\w*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One line; the name of a histogram's has a suffix that its family has not. */
  record Sample(String family, String name, Map<String, String> labels, double value) {
    boolean has(String... pairs) {
      for (int i = 0; i < pairs.length; i += 2) {
        if (!pairs[i + 1].equals(labels.get(pairs[i]))) {
          return false;
        }
      }
      return true;
    }

    String label(String name) {
      return labels.getOrDefault(name, "");
    }
  }

  static Exposition parse(String page) {
    Map<String, String> types = new LinkedHashMap<>();
    List<Sample> samples = new ArrayList<>();
    String family = "";
    for (String line : page.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        String[] words = line.split(" ", 4);
        family = words[2];
        types.put(family, words[3]);
      } else if (!line.startsWith("#")) {
        samples.add(sample(family, line));
      }
    }
    return new Exposition(types, samples);
  }

  private static Sample sample(String family, String line) {
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      throw new AssertionError("no sample of Prometheus: " + line);
    }
    Map<String, String> labels = new HashMap<>();
    if (sample.group(2) != null) {
      LABEL.matcher(sample.group(2)).results().forEach(l -> labels.put(l.group(1), l.group(2)));
    }
    double value = Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"));
    return new Sample(family, sample.group(1), labels, value);
  }

  /** The families whose names the test accepts, with the labels that each of their samples has. */
  Map<String, Set<String>> labels(Predicate<String> name) {
    Map<String, Set<String>> labels = new HashMap<>();
    for (Sample sample : samples) {
      if (name.test(sample.family())) {
        Set<String> names = new TreeSet<>(sample.labels().keySet());
        // Where a bucket ends is part of its value.
        names.remove("le");
        Set<String> before = labels.putIfAbsent(sample.family(), names);
        if (before != null && !before.equals(names)) {
          throw new AssertionError(sample + " has other labels than " + before);
        }
      }
    }
    return labels;
  }

  /**
   * All samples of one name.
   *
   * @param pairs labels they must have: a name, its value, another name
   */
  List<Sample> all(String name, String... pairs) {
    return samples.stream().filter(s -> s.name().equals(name) && s.has(pairs)).toList();
  }

  /** Of all samples of a name with these labels; 0 if there are none. */
  double sum(String name, String... pairs) {
    return all(name, pairs).stream().mapToDouble(Sample::value).sum();
  }

  Set<String> values(String name, String label) {
    Set<String> values = new HashSet<>();
    all(name).forEach(sample -> values.add(sample.label(label)));
    return values;
  }
}
