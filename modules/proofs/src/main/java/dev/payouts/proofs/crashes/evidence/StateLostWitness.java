package dev.payouts.proofs.crashes.evidence;

import dev.payouts.proofs.guarantees.Observation;

/** Tells that orchestrators lost their state, when they did. */
final class StateLostWitness implements Witness {
  private final long time;
  private boolean told;

  StateLostWitness(long time) {
    this.time = time;
  }

  @Override
  public boolean hasMore() {
    return !told;
  }

  @Override
  public long time() {
    return time;
  }

  @Override
  public int rank() {
    return PartitionWitness.RANK_OF_GATEWAY;
  }

  @Override
  public Observation tell() {
    told = true;
    return new Observation.StateLost();
  }

  @Override
  public void close() {}
}
