package dev.payouts.core.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Decision;
import dev.payouts.core.Input;
import dev.payouts.core.Payout;
import dev.payouts.core.StateGraph;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every situation with every input does what src/test/resources/decisions.txt says. */
class EveryPairTest {
  private final Set<StateGraph.Edge> edges = new HashSet<>();

  @Test
  void decidesEveryPairAsTheTableSays() throws IOException {
    Map<String, Map<String, String>> decided = decideEveryPair();
    if (Boolean.getBoolean("decisions.write")) {
      DecisionTable.write(decided);
    }

    Map<String, Map<String, String>> expected = DecisionTable.read();

    assertThat(expected.keySet()).as("situations").isEqualTo(decided.keySet());
    decided.forEach(
        (situation, outcomes) ->
            assertThat(outcomes)
                .as(
                    "%s (after review: run with -Dtest.jvm.arguments=-Ddecisions.write=true to write the table anew)",
                    situation)
                .containsExactlyInAnyOrderEntriesOf(expected.getOrDefault(situation, Map.of())));
  }

  @Test
  void reachesEveryEdgeOfTheGraph() {
    decideEveryPair();

    assertThat(StateGraph.all()).as("edges that nothing reaches").isSubsetOf(edges);
  }

  private Map<String, Map<String, String>> decideEveryPair() {
    var decided = new LinkedHashMap<String, Map<String, String>>();
    for (Map.Entry<String, Supplier<History>> situation : Situations.all().entrySet()) {
      var outcomes = new LinkedHashMap<String, String>();
      for (Map.Entry<String, Function<History, Input>> named : Inputs.all().entrySet()) {
        History history = situation.getValue().get();
        Input input = named.getValue().apply(history);
        Payout before = history.payout();
        Decision decision = history.decide(input);
        outcomes.put(named.getKey(), Outcome.of(before, decision, history.now()));
        edges.addAll(history.edges());
      }
      decided.put(situation.getKey(), outcomes);
    }
    return decided;
  }
}
