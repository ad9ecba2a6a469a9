package dev.payouts.core.pairs;

import dev.payouts.core.Input;
import dev.payouts.core.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes in whatever order, true or not, nothing is thrown and every promise that needs no
 * honest gateway holds. {@code -Darbitrary.seed=N} repeats one history.
 */
class ArbitraryInputsTest {
  private static final int HISTORIES = 1_500;
  private static final int STEPS = 60;

  @Test
  void decidesAnythingInAnyOrder() {
    Long repeated = Long.getLong("arbitrary.seed");
    if (repeated != null) {
      run(repeated);
      return;
    }
    for (long seed = 1; seed <= HISTORIES; seed++) {
      run(seed);
    }
  }

  private static void run(long seed) {
    var random = new SplittableRandom(seed);
    Map<String, Function<History, Input>> all = Inputs.all();
    var inputs = new ArrayList<>(all.entrySet());
    // What moves a payout on must come often enough for it to get anywhere.
    inputs.removeIf(named -> named.getKey().startsWith("resolve") && random.nextBoolean());
    List<String> story = new ArrayList<>();
    History history =
        History.under(
            random.nextInt(4) == 0 ? Policy.Resubmit.NEVER : Policy.Resubmit.AFTER_QUARANTINE,
            random.nextInt(3));
    try {
      for (int step = 0; step < STEPS; step++) {
        history.after(wait(random));
        int choice = random.nextInt(inputs.size() + 90);
        String name = choice < inputs.size() ? inputs.get(choice).getKey() : moving(choice);
        Function<History, Input> input = Objects.requireNonNull(all.get(name));
        story.add(history.now() + " " + name);
        history.then(input.apply(history));
      }
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError(
          "%s%nseed %d (repeat with -Darbitrary.seed=%d):%n%s"
              .formatted(broken, seed, seed, String.join("\n", story)),
          broken);
    }
  }

  private static String moving(int choice) {
    return switch (choice % 9) {
      case 0 -> "permit";
      case 1 -> "not sent";
      case 2 -> "unknown";
      case 3 -> "declined";
      case 4 -> "absent";
      case 5 -> "found(blessed)";
      case 6 -> "hint";
      default -> "timer when due";
    };
  }

  private static Duration wait(SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0 -> Duration.ofSeconds(3);
      case 1 -> Duration.ofSeconds(28);
      case 2 -> Duration.ofMinutes(4);
      case 3 -> random.nextInt(9) == 0 ? Duration.ofDays(20) : Duration.ZERO;
      default -> Duration.ZERO;
    };
  }
}
