package dev.payouts.proofs.simulation;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a broken history shorter while it breaks the same way. */
final class Shortening {
  private static final int TRIES_MAX = 3_000;

  private final Function<int[], @Nullable Throwable> run;
  private final String how;

  /**
   * @param run what a history of these choices ends with; null if well
   */
  Shortening(Function<int[], @Nullable Throwable> run, Throwable how) {
    this.run = run;
    this.how = kind(how);
  }

  int[] shorten(int[] broken) {
    int[] best = broken;
    int tries = 0;
    for (int chunk = best.length / 2; chunk > 0 && tries < TRIES_MAX; chunk /= 2) {
      for (int from = 0; from < best.length && tries < TRIES_MAX; ) {
        tries++;
        int[] shorter = without(best, from, chunk);
        int[] calmer = calmed(best, from, chunk);
        if (breaksAlike(shorter)) {
          best = shorter;
        } else {
          best = !Arrays.equals(calmer, best) && breaksAlike(calmer) ? calmer : best;
          from += chunk;
        }
      }
    }
    return best;
  }

  private boolean breaksAlike(int[] choices) {
    return how.equals(kind(run.apply(choices)));
  }

  private static int[] without(int[] choices, int from, int count) {
    int until = Math.min(choices.length, from + count);
    return IntStream.concat(
            Arrays.stream(choices, 0, from), Arrays.stream(choices, until, choices.length))
        .toArray();
  }

  private static int[] calmed(int[] choices, int from, int count) {
    int[] calm = choices.clone();
    Arrays.fill(calm, from, Math.min(choices.length, from + count), 0);
    return calm;
  }

  private static String kind(@Nullable Throwable broken) {
    String message = broken == null || broken.getMessage() == null ? "" : broken.getMessage();
    return broken == null ? "" : broken.getClass() + message.replaceAll("[: ].*", "");
  }
}
