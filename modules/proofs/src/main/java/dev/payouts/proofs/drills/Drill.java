package dev.payouts.proofs.drills;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A disaster and what to do then. Its words are the operators' document, its deeds are carried out
 * on real processes.
 *
 * @param title what is lost or wrong
 * @param noticed how people find out
 * @param disaster makes it happen
 * @param noticing fails if it cannot be noticed so
 * @param outcome what it is good for and what it costs, once all steps are done
 */
record Drill(
    String title,
    String noticed,
    Consumer<Ground> disaster,
    Consumer<Ground> noticing,
    List<Step> steps,
    String outcome) {
  /**
   * One thing to do.
   *
   * @param words in Markdown
   */
  record Step(String words, Consumer<Ground> deed) {}

  static Builder of(String title) {
    return new Builder(title);
  }

  /** Collects a drill in the order it is told. */
  static final class Builder {
    private final String title;
    private final List<Step> steps = new ArrayList<>();
    private String noticed = "";
    private Consumer<Ground> disaster = _ -> {};
    private Consumer<Ground> noticing = _ -> {};

    private Builder(String title) {
      this.title = title;
    }

    Builder happens(Consumer<Ground> happens) {
      disaster = happens;
      return this;
    }

    Builder noticed(String words) {
      noticed = words;
      return this;
    }

    Builder noticed(String words, Consumer<Ground> check) {
      noticing = check;
      return noticed(words);
    }

    Builder step(String words, Consumer<Ground> deed) {
      steps.add(new Step(words, deed));
      return this;
    }

    Drill outcome(String words) {
      return new Drill(title, noticed, disaster, noticing, List.copyOf(steps), words);
    }
  }
}
