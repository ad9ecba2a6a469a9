package dev.payouts.core.campaign;

import dev.payouts.core.InquiryOutcome;
import dev.payouts.core.OrderReading;
import dev.payouts.core.SubmitOutcome;
import dev.payouts.core.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A gateway that makes an order of every request that arrives: it does not know duplicates. */
final class ModelGateway {
  /** A word that the order shows from a moment on. */
  record Change(Instant at, String word) {}

  record Order(Instant madeAt, List<Change> life, boolean wrongAmount) {
    String word(Instant now) {
      String word = life.getFirst().word();
      for (Change change : life) {
        word = change.at().isAfter(now) ? word : change.word();
      }
      return word;
    }

    String lastWord() {
      return life.getLast().word();
    }
  }

  private final String payoutId;
  private final Terms terms;
  private final Choices choices;
  private final Duration staleness;
  private @Nullable Order order;
  private int orders;

  ModelGateway(String payoutId, Terms terms, Duration staleness, Choices choices) {
    this.payoutId = payoutId;
    this.terms = terms;
    this.staleness = staleness;
    this.choices = choices;
  }

  @Nullable Order order() {
    return order;
  }

  /** How many orders it has made. */
  int orders() {
    return orders;
  }

  /** What a request that arrives leads to; the order, if it makes one, is in {@link #order}. */
  SubmitOutcome take(Instant now, boolean faulty) {
    int answer = faulty ? choices.next(10) : choices.next(10) / 9;
    if (answer == 1 || answer == 3) {
      return new SubmitOutcome.Declined("no balance for " + terms.payee().account());
    }
    if (answer == 5) {
      return new SubmitOutcome.Unknown("HTTP 500 before anything");
    }
    orders++;
    order = new Order(now, life(now), faulty && choices.oneIn(12));
    return switch (answer) {
      case 7 -> new SubmitOutcome.Unknown("HTTP 500 after all");
      case 9 -> new SubmitOutcome.Declined("internal error after all");
      default -> new SubmitOutcome.Accepted(reading(order, now));
    };
  }

  private List<Change> life(Instant now) {
    List<String> words =
        choices.of(
            List.of("completed"),
            List.of("completed"),
            List.of("pending", "completed"),
            List.of("pending", "completed"),
            List.of("none", "processing", "completed", "refund"),
            List.of("pending", "failed"),
            List.of("reject"),
            List.of("pending", "overdue", "completed"),
            List.of("completed", "refund"),
            List.of("blessed", "completed"),
            List.of("pending"),
            List.of("blessed"),
            List.of("failed", "pending", "completed"));
    var life = new ArrayList<Change>();
    Instant at = now;
    for (String word : words) {
      life.add(new Change(at, word));
      at = at.plus(choices.of(Duration.ofSeconds(2), Duration.ofMinutes(3), Duration.ofHours(1)));
    }
    return life;
  }

  InquiryOutcome show(Instant now, boolean faulty) {
    if (faulty && choices.oneIn(6)) {
      return new InquiryOutcome.Inconclusive("HTML");
    }
    Order known = order;
    if (known == null) {
      return new InquiryOutcome.Absent();
    }
    boolean fresh = now.isBefore(known.madeAt().plus(staleness));
    return fresh && choices.oneIn(2)
        ? new InquiryOutcome.Absent()
        : new InquiryOutcome.Found(reading(known, now));
  }

  private OrderReading reading(Order order, Instant now) {
    String word = order.word(now);
    boolean full = choices.next(2) == 0;
    BigDecimal paid = word.equals("completed") ? terms.amount() : BigDecimal.ZERO;
    return new OrderReading(
        full ? payoutId : null,
        word,
        word.equals("failed") ? "account " + terms.payee().account() + " closed" : null,
        full || order.wrongAmount()
            ? terms.amount().add(order.wrongAmount() ? BigDecimal.ONE : BigDecimal.ZERO)
            : null,
        choices.next(2) == 0 ? paid : null,
        full ? "thb" : null,
        full ? terms.payee().account() : null,
        full ? "expense" : null,
        "P1");
  }
}
