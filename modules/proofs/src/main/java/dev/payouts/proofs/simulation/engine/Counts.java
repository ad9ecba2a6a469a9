package dev.payouts.proofs.simulation.engine;

import java.util.Map;
import java.util.TreeMap;

/** How often each kind of fault was injected. */
public final class Counts {
  private final Map<String, Long> counts = new TreeMap<>();

  public void add(String fault) {
    counts.merge(fault, 1L, Long::sum);
  }

  public void addAll(Counts others) {
    others.counts.forEach((fault, count) -> counts.merge(fault, count, Long::sum));
  }

  public Map<String, Long> byFault() {
    return Map.copyOf(counts);
  }
}
