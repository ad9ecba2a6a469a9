package dev.payouts.proofs.guarantees;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of every promise on a run that has happened: goes on after a violation, to count them
 * all.
 */
public final class Verdicts {
  /**
   * @param first what the first violation was; null where there was none
   */
  public record Verdict(long violations, @Nullable String first) {
    static final Verdict HELD = new Verdict(0, null);

    Verdict and(String violation) {
      return new Verdict(violations + 1, first == null ? violation : first);
    }
  }

  private final Guarantees guarantees;
  private final Map<String, Verdict> verdicts = new LinkedHashMap<>();

  public Verdicts(Guarantees guarantees) {
    this.guarantees = guarantees;
    guarantees.names().forEach(name -> verdicts.put(name, Verdict.HELD));
  }

  public void observe(Observation observation) {
    ask(guarantee -> guarantee.observe(observation));
  }

  /** Nothing more will happen, and no fault has disturbed the last part. */
  public void finish() {
    ask(Guarantee::finish);
  }

  private void ask(Consumer<Guarantee> question) {
    for (Guarantee guarantee : guarantees.all()) {
      try {
        question.accept(guarantee);
      } catch (BrokenGuarantee broken) {
        verdicts.computeIfPresent(
            guarantee.name(), (_, verdict) -> verdict.and(String.valueOf(broken.getMessage())));
      }
    }
  }

  /** By the promise's name, in the order of the list. */
  public Map<String, Verdict> byGuarantee() {
    return Collections.unmodifiableMap(verdicts);
  }

  public long violations() {
    return verdicts.values().stream().mapToLong(Verdict::violations).sum();
  }
}
