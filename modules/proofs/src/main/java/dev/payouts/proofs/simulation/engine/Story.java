package dev.payouts.proofs.simulation.engine;

import java.util.function.Supplier;

/** Hears what happens, in words; the words are made only where somebody listens. */
@FunctionalInterface
public interface Story {
  Story UNHEARD = _ -> {};

  void tell(Supplier<String> line);
}
