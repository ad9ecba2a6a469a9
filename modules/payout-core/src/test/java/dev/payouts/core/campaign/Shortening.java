package dev.payouts.core.campaign;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a broken history shorter while it breaks the same way. */
final class Shortening {
  private static final int TRIES_MAX = 3_000;

  private Shortening() {}

  static List<Integer> shorten(List<Integer> broken, Throwable how) {
    List<Integer> best = broken;
    int tries = 0;
    for (int chunk = best.size() / 2; chunk > 0 && tries < TRIES_MAX; chunk /= 2) {
      for (int from = 0; from < best.size() && tries < TRIES_MAX; ) {
        tries++;
        List<Integer> shorter = without(best, from, chunk);
        List<Integer> calmer = calmed(best, from, chunk);
        if (breaksAlike(shorter, how)) {
          best = shorter;
        } else {
          best = !calmer.equals(best) && breaksAlike(calmer, how) ? calmer : best;
          from += chunk;
        }
      }
    }
    return best;
  }

  private static List<Integer> without(List<Integer> choices, int from, int count) {
    var rest = new ArrayList<>(choices.subList(0, from));
    rest.addAll(choices.subList(Math.min(choices.size(), from + count), choices.size()));
    return rest;
  }

  private static List<Integer> calmed(List<Integer> choices, int from, int count) {
    var calm = new ArrayList<>(choices);
    calm.subList(from, Math.min(choices.size(), from + count)).replaceAll(_ -> 0);
    return calm;
  }

  private static boolean breaksAlike(List<Integer> choices, Throwable how) {
    return kind(how).equals(kind(outcome(choices)));
  }

  private static @Nullable Throwable outcome(List<Integer> choices) {
    try {
      new World(Choices.repeat(choices), _ -> {}, _ -> {}).run();
      return null;
    } catch (RuntimeException | AssertionError broken) {
      return broken;
    }
  }

  private static String kind(@Nullable Throwable broken) {
    String message = broken == null || broken.getMessage() == null ? "" : broken.getMessage();
    return broken == null ? "" : broken.getClass() + message.replaceAll("[: ].*", "");
  }
}
