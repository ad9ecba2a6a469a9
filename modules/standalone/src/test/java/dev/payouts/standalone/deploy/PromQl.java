package dev.payouts.standalone.deploy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus names.
 *
 * @param groupings labels that it groups or joins by
 */
public record PromQl(Set<Selector> selectors, Set<String> groupings) {
  /** A metric, with the labels that it is picked by. */
  public record Selector(String metric, Set<String> labels) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^]]*]|[0-9][0-9.]*[a-z]*|[a-zA-Z_:][a-zA-Z0-9_:]*|\\S");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Set<String> BEFORE_LABELS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "Inf", "NaN");

  static PromQl parse(String expression) {
    List<String> tokens = TOKEN.matcher(expression).results().map(MatchResult::group).toList();
    Set<Selector> selectors = new LinkedHashSet<>();
    Set<String> groupings = new TreeSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
      if (!NAME.matcher(token).matches() || WORDS.contains(token)) {
        continue;
      }
      if (BEFORE_LABELS.contains(token)) {
        groupings.addAll(next.equals("(") ? names(tokens, i + 2, ")") : List.of());
        i = next.equals("(") ? tokens.subList(i, tokens.size()).indexOf(")") + i : i;
      } else if (next.equals("{")) {
        selectors.add(new Selector(token, new TreeSet<>(names(tokens, i + 2, "}"))));
        i = tokens.subList(i, tokens.size()).indexOf("}") + i;
      } else if (!next.equals("(") && !isBeforeLabels(next)) {
        selectors.add(new Selector(token, Set.of()));
      }
    }
    return new PromQl(selectors, groupings);
  }

  /** An aggregation may say its labels before what it aggregates. */
  private static boolean isBeforeLabels(String next) {
    return next.equals("by") || next.equals("without");
  }

  private static List<String> names(List<String> tokens, int from, String end) {
    List<String> names = new ArrayList<>();
    for (int i = from; !tokens.get(i).equals(end); i++) {
      if (NAME.matcher(tokens.get(i)).matches()) {
        names.add(tokens.get(i));
      }
    }
    return names;
  }
}
