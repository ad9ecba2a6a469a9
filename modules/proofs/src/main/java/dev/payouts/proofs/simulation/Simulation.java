package dev.payouts.proofs.simulation;

import dev.payouts.octopus.ClientSettings;
import dev.payouts.proofs.guarantees.BrokenGuarantee;
import dev.payouts.proofs.simulation.engine.Choices;
import dev.payouts.proofs.simulation.engine.Story;
import dev.payouts.proofs.simulation.kafka.FixedRegistry;
import dev.payouts.service.PayoutCodecs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs histories by seed: the same seed and the same code make the same history. */
public final class Simulation {
  private final World.Fixtures fixtures =
      new World.Fixtures(
          PayoutCodecs.using(new FixedRegistry()),
          new SimpleMeterRegistry(),
          ClientSettings.defaults());
  private long histories;
  private long payouts;
  private double days;

  /** Histories run so far. */
  public long histories() {
    return histories;
  }

  /** Payouts commanded in them. */
  public long payouts() {
    return payouts;
  }

  /** Simulated time, in days, of every payout. */
  public double payoutDays() {
    return days;
  }

  /** Empty if every promise held. */
  public Optional<Violation> run(long seed) {
    Choices choices = Choices.random(seed);
    try {
      World.Outcome outcome = new World(fixtures, choices, Story.UNHEARD).run();
      histories++;
      payouts += outcome.payouts();
      days += outcome.payouts() * outcome.time().toMillis() / 86_400_000.0;
      return Optional.empty();
    } catch (RuntimeException | AssertionError broken) {
      return Optional.of(explain(seed, choices.made(), broken));
    }
  }

  private Violation explain(long seed, int[] made, Throwable broken) {
    int[] shortest = new Shortening(this::outcome, broken).shorten(made);
    List<String> story = new ArrayList<>();
    Throwable again = outcome(shortest, line -> story.add(line.get()));
    Throwable shown = again == null ? broken : again;
    String guarantee =
        shown instanceof BrokenGuarantee promise ? promise.guarantee() : "NoUnexpectedError";
    return new Violation(seed, guarantee, String.valueOf(shown), story);
  }

  private @Nullable Throwable outcome(int[] choices) {
    return outcome(choices, Story.UNHEARD);
  }

  private @Nullable Throwable outcome(int[] choices, Story story) {
    try {
      new World(fixtures, Choices.repeat(choices), story).run();
      return null;
    } catch (RuntimeException | AssertionError broken) {
      return broken;
    }
  }
}
