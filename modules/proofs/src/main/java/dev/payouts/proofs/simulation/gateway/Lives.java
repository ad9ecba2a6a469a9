package dev.payouts.proofs.simulation.gateway;

import dev.payouts.proofs.simulation.engine.Choices;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How orders go on: every documented word, some in an odd order, some nobody documented. */
final class Lives {
  private static final List<List<String>> ALL =
      List.of(
          List.of("completed"),
          List.of("completed"),
          List.of("pending", "completed"),
          List.of("processing", "completed"),
          List.of("none", "processing", "completed"),
          List.of("pending", "failed"),
          List.of("reject"),
          List.of("processing", "reject"),
          List.of("pending", "overdue"),
          List.of("pending", "overdue", "completed"),
          List.of("completed", "refund"),
          List.of("completed", "processing", "completed"),
          List.of("failed", "pending", "completed"),
          List.of("blessed", "completed"),
          List.of("pending"),
          List.of("blessed"));

  private Lives() {}

  static List<Order.Change> of(Choices choices, Instant from) {
    List<String> words = ALL.get(choices.next(ALL.size()));
    List<Order.Change> life = new ArrayList<>(words.size());
    Instant at = from;
    for (String word : words) {
      life.add(new Order.Change(at, word));
      at =
          at.plus(
              choices.of(
                  Duration.ofMillis(300),
                  Duration.ofSeconds(2),
                  Duration.ofMinutes(3),
                  Duration.ofMinutes(40)));
    }
    return life;
  }
}
