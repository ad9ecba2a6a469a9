package dev.payouts.proofs.simulation;

/** Runs histories in a process of its own and prints what tells them from others. */
final class Fingerprint {
  static final int SEEDS = 300;

  private Fingerprint() {}

  static long of(int seeds) {
    var simulation = new Simulation();
    for (long seed = 1; seed <= seeds; seed++) {
      simulation.run(seed);
    }
    return simulation.fingerprint();
  }

  /**
   * @param args how many histories
   */
  public static void main(String[] args) {
    int seeds = Integer.parseInt(args[0]);
    System.out.println(seeds + " " + of(seeds));
  }
}
