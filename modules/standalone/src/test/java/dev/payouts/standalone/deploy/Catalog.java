package dev.payouts.standalone.deploy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which series there are, with which labels: what services export, and what rules make of it. */
public final class Catalog {
  /**
   * What Prometheus adds to every series that it scrapes; role is set by our scrape configuration.
   */
  private static final Set<String> OF_TARGETS = Set.of("job", "instance", "role");

  private static final Pattern AGGREGATED =
      Pattern.compile(
          "(?s)(?:histogram_quantile\\([\\d.]+, )?(?:sum|max|min|count)( by \\(([^)]*)\\))?.*");

  private final Map<String, Set<String>> labels = new HashMap<>();

  /**
   * @param exported the labels of each series, by its name
   */
  public Catalog(Map<String, Set<String>> exported, Rules rules) {
    exported.forEach(
        (name, own) -> {
          Set<String> all = new TreeSet<>(own);
          all.addAll(OF_TARGETS);
          labels.put(name, all);
        });
    labels.put("up", OF_TARGETS);
    rules.recorded().forEach(this::add);
  }

  private void add(Rules.Recorded rule) {
    Set<String> own = labelsOf(rule.expression());
    own.addAll(rule.labels().keySet());
    labels.put(rule.name(), own);
  }

  /** The labels that the series of an expression may have. */
  public Set<String> labelsOf(String expression) {
    Set<String> own = new TreeSet<>();
    Matcher aggregated = AGGREGATED.matcher(expression);
    if (!aggregated.matches()) {
      PromQl.parse(expression)
          .selectors()
          .forEach(selector -> own.addAll(labels.getOrDefault(selector.metric(), Set.of())));
    } else if (aggregated.group(2) != null) {
      own.addAll(List.of(aggregated.group(2).split(", ", -1)));
      own.remove("le");
    }
    return own;
  }

  /** What an expression names that is not there, in sentences; none if it can be evaluated. */
  public List<String> problems(String expression) {
    List<String> problems = new ArrayList<>();
    PromQl names = PromQl.parse(expression);
    Set<String> known = new TreeSet<>();
    for (PromQl.Selector selector : names.selectors()) {
      Set<String> own = labels.get(selector.metric());
      if (own == null) {
        problems.add("nobody exports " + selector.metric() + ": " + expression);
        continue;
      }
      known.addAll(own);
      for (String label : selector.labels()) {
        if (!own.contains(label)) {
          problems.add(selector.metric() + " has no label " + label + ": " + expression);
        }
      }
    }
    for (String label : names.groupings()) {
      if (!known.contains(label)) {
        problems.add("nothing here has the label " + label + ": " + expression);
      }
    }
    return problems;
  }

  /** Whether there is a series of that name. */
  public boolean has(String name) {
    return labels.containsKey(name);
  }
}
