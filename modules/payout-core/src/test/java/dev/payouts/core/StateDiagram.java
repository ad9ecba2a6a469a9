package dev.payouts.core;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The graph as a page: a picture in which ends are one state, and a table with every edge. */
final class StateDiagram {
  private static final String ENDED = "ENDED";

  private StateDiagram() {}

  static String page() {
    return """
    # States of a payout

    Made from `StateGraph` by `StateDiagramTest`, which fails when this page is out of date. What is not drawn cannot
    happen: the code refuses any other transition. ENDED stands for the states of a published result: %s.

    ```mermaid
    stateDiagram-v2
    %s
    ```

    `[*]` above is NONE, before a command is accepted. Every arrow into ENDED publishes a result; so does one from ENDED
    to itself, which is a new revision. An ended payout is forgotten after its idempotency window.

    ## Every transition

    | from | to | by |
    |---|---|---|
    %s
    """
        .formatted(ends(), picture(), table());
  }

  private static String ends() {
    return Arrays.stream(Phase.values())
        .filter(Phase::ended)
        .map(Phase::name)
        .collect(joining(", "));
  }

  private static String picture() {
    return arrows(StateDiagram::grouped).entrySet().stream()
        .map(
            arrow ->
                "    %s --> %s: %s"
                    .formatted(
                        arrow.getKey().from(),
                        arrow.getKey().to(),
                        String.join("<br>", arrow.getValue())))
        .collect(joining("\n"));
  }

  private static String table() {
    return arrows(Phase::name).entrySet().stream()
        .map(
            arrow ->
                "| %s | %s | %s |"
                    .formatted(
                        arrow.getKey().from(),
                        arrow.getKey().to(),
                        String.join(", ", arrow.getValue())))
        .collect(joining("\n"));
  }

  private record Arrow(String from, String to, int order) {}

  private static Map<Arrow, Set<String>> arrows(Function<Phase, String> name) {
    var arrows = new TreeMap<Arrow, Set<String>>(Comparator.comparingInt(Arrow::order));
    for (Phase from : EnumSet.allOf(Phase.class)) {
      for (Phase to : EnumSet.allOf(Phase.class)) {
        StateGraph.all().stream()
            .filter(edge -> edge.from() == from && edge.to() == to)
            .forEach(edge -> add(arrows, edge, name));
      }
    }
    return arrows;
  }

  private static void add(
      Map<Arrow, Set<String>> arrows, StateGraph.Edge edge, Function<Phase, String> name) {
    String from = name.apply(edge.from());
    String to = name.apply(edge.to());
    Arrow arrow =
        arrows.keySet().stream()
            .filter(known -> known.from().equals(from) && known.to().equals(to))
            .findFirst()
            .orElse(new Arrow(from, to, arrows.size()));
    arrows.computeIfAbsent(arrow, _ -> new TreeSet<>()).add(edge.cause().word());
  }

  private static String grouped(Phase phase) {
    return phase == Phase.NONE ? "[*]" : phase.ended() ? ENDED : phase.name();
  }
}
