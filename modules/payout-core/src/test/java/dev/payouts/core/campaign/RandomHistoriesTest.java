package dev.payouts.core.campaign;

import static dev.payouts.core.Phase.CANCELLED;
import static dev.payouts.core.Phase.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.payouts.core.Decision;
import dev.payouts.core.Phase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The promises over random histories. {@code -Dcampaign.seed=N} repeats one history, {@code
 * -Dcampaign.steps=N} runs longer.
 */
class RandomHistoriesTest {
  private static final int STEPS = Integer.getInteger("campaign.steps", 300_000);

  @Test
  void keepsEveryPromiseOverRandomHistories() {
    Long repeated = Long.getLong("campaign.seed");
    int steps = 0;
    for (long seed = repeated == null ? 1 : repeated; steps < STEPS; seed++) {
      steps += run(seed, _ -> {});
      if (repeated != null) {
        return;
      }
    }
  }

  /** A campaign that never gets anywhere would keep every promise, too. */
  @Test
  void reachesEveryState() {
    Set<Phase> reached = EnumSet.noneOf(Phase.class);
    for (long seed = 1; seed <= 300; seed++) {
      run(seed, decision -> decision.transitions().forEach(each -> reached.add(each.to())));
    }

    assertThat(reached).containsExactlyInAnyOrderElementsOf(EnumSet.range(SCHEDULED, CANCELLED));
  }

  private static int run(long seed, Consumer<Decision> decisions) {
    Choices choices = Choices.random(seed);
    try {
      return new World(choices, decisions, _ -> {}).run();
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError(explain(seed, choices.made(), broken), broken);
    }
  }

  private static String explain(long seed, List<Integer> made, Throwable broken) {
    List<Integer> shortest = Shortening.shorten(made, broken);
    var story = new ArrayList<String>();
    try {
      new World(Choices.repeat(shortest), _ -> {}, told -> story.add(told.get())).run();
    } catch (RuntimeException | AssertionError again) {
      story.add(again.toString());
    }
    return "%s%nseed %d (repeat with -Dcampaign.seed=%d), shortened to choices %s:%n%s"
        .formatted(broken.getMessage(), seed, seed, shortest, String.join("\n", story));
  }
}
