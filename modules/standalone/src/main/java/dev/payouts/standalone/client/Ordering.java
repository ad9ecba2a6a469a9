package dev.payouts.standalone.client;

import dev.payouts.standalone.stack.Surroundings;
import dev.payouts.standalone.text.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Sends an order on one payout and waits for what becomes of it. That the producer took it says
 * only that Kafka has it.
 */
public final class Ordering {
  private static final Duration LOOK = Duration.ofMillis(200);

  /**
   * What the orchestrator shows may not be committed yet, and gone if it dies at that moment; after
   * twice its commit interval it is (payouts.orchestrator.commit-interval).
   */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final Surroundings at;
  private final Progress progress;
  private final InstantSource clock;

  public Ordering(Surroundings at, Progress progress, InstantSource clock) {
    this.at = at;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * What is known in the end.
   *
   * @param commandId empty where the producer did not say
   */
  public record Known(Order order, Optional<String> commandId, Fate fate) {}

  /**
   * @throws ClientFailure if certainly nothing was written
   */
  public Known run(Order order, Duration wait) {
    Traces traces = new Traces(order, sequenceNow(order.payoutId()));
    try (Refusals refusals = Refusals.fromNowOn(at);
        progress) {
      return switch (Posting.of(at, order)) {
        case Posting.Taken(String commandId) ->
            new Known(
                order, Optional.of(commandId), await(order, commandId, traces, refusals, wait));
        case Posting.Unclear(String why) ->
            new Known(
                order,
                Optional.empty(),
                new Fate.Unknown("whether Kafka has it is not known: " + why));
      };
    }
  }

  /** What the orchestrator has shown without a break, and since when. */
  private record Shown(Optional<Fate> fate, Instant since) {
    static final Shown NOTHING = new Shown(Optional.empty(), Instant.MIN);

    Shown then(Optional<Fate> now, Instant at) {
      return now.equals(fate) ? this : new Shown(now, at);
    }

    boolean isSettled(Instant now) {
      return fate.isPresent() && !now.isBefore(since.plus(SETTLING));
    }
  }

  private int sequenceNow(String payoutId) {
    try {
      return Inquiry.of(at, payoutId) instanceof Inquiry.Shown(JsonNode payout)
          ? Traces.sequence(payout)
          : 0;
    } catch (ClientFailure nobodyAnswers) {
      return 0;
    }
  }

  private Fate await(
      Order order, String commandId, Traces traces, Refusals refusals, Duration wait) {
    Instant begin = clock.instant();
    Instant end = begin.plus(wait);
    Shown shown = Shown.NOTHING;
    String last;
    do {
      Optional<Fate> refused = refusals.await(commandId, LOOK);
      if (refused.isPresent()) {
        return refused.get();
      }
      try {
        switch (Inquiry.of(at, order.payoutId())) {
          case Inquiry.Shown(JsonNode payout) -> {
            shown = shown.then(traces.in(payout), clock.instant());
            if (shown.isSettled(clock.instant())) {
              return shown.fate().orElseThrow();
            }
            last = "the payout is " + payout.path("state").asString("");
          }
          case Inquiry.Absent(String why) -> {
            shown = Shown.NOTHING;
            last = why;
          }
          case Inquiry.Unanswered(String why) -> {
            shown = Shown.NOTHING;
            last = "the orchestrator does not show it: " + why;
          }
        }
      } catch (ClientFailure nobodyAnswers) {
        shown = Shown.NOTHING;
        last = String.valueOf(nobodyAnswers.getMessage());
      }
      progress.show(
          Duration.between(begin, clock.instant()).toMillis(),
          wait.toMillis(),
          "Kafka has the command; " + last);
    } while (clock.instant().isBefore(end) || shown.fate().isPresent());
    return new Fate.Unknown(
        "Kafka has the command, and after %d s %s%s"
            .formatted(
                wait.toSeconds(),
                last,
                refusals.areSeen()
                    ? ""
                    : "; a refusal would not be seen, because Kafka at "
                        + at.kafka()
                        + " cannot be read"));
  }
}
