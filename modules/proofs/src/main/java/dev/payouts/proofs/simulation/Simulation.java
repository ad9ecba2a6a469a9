package dev.payouts.proofs.simulation;

import dev.payouts.octopus.ClientSettings;
import dev.payouts.proofs.guarantees.BrokenGuarantee;
import dev.payouts.proofs.simulation.engine.Choices;
import dev.payouts.proofs.simulation.engine.Counts;
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
  /** Stands in for a guarantee where the product itself ended in an error. */
  static final String UNEXPECTED = "NoUnexpectedError";

  private static final double MILLIS_PER_DAY = 86_400_000;

  private final World.Fixtures fixtures =
      new World.Fixtures(
          PayoutCodecs.using(new FixedRegistry()),
          new SimpleMeterRegistry(),
          ClientSettings.defaults(),
          new Counts());
  private long histories;
  private long payouts;
  private double days;
  private long fingerprint;

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

  /** The sum of what tells each history from others, in whatever order they ran. */
  public long fingerprint() {
    return fingerprint;
  }

  /** Faults injected in them. */
  public Counts faults() {
    return fixtures.counts();
  }

  /** Empty if every promise held. */
  public Optional<Violation> run(long seed) {
    Choices choices = Choices.random(seed);
    return broken(choices).map(how -> explain(seed, choices.made(), how));
  }

  /** The name of the promise that did not hold; empty if every one did. */
  public Optional<String> brokenGuarantee(long seed) {
    return broken(Choices.random(seed)).map(Simulation::name);
  }

  private Optional<Throwable> broken(Choices choices) {
    try {
      World.Outcome outcome = new World(fixtures, choices, Story.UNHEARD).run();
      histories++;
      payouts += outcome.payouts();
      fingerprint += outcome.fingerprint();
      days += outcome.payouts() * outcome.time().toMillis() / MILLIS_PER_DAY;
      return Optional.empty();
    } catch (RuntimeException | AssertionError how) {
      return Optional.of(how);
    }
  }

  private static String name(Throwable broken) {
    return broken instanceof BrokenGuarantee promise ? promise.guarantee() : UNEXPECTED;
  }

  /** Every step of a history in words; the last one says what was broken, if anything was. */
  public List<String> tell(long seed) {
    List<String> story = new ArrayList<>();
    try {
      new World(fixtures, Choices.random(seed), line -> story.add(line.get())).run();
    } catch (RuntimeException | AssertionError broken) {
      story.add(String.valueOf(broken));
    }
    return story;
  }

  private Violation explain(long seed, int[] made, Throwable broken) {
    int[] shortest = new Shortening(this::outcome, broken).shorten(made);
    List<String> story = new ArrayList<>();
    Throwable again = outcome(shortest, line -> story.add(line.get()));
    Throwable shown = again == null ? broken : again;
    return new Violation(seed, name(shown), String.valueOf(shown), story);
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
