package dev.payouts.benchmarks.throughput;

/**
 * One time that the product paid.
 *
 * @param seconds from the moment all commands could be read to the last result read
 */
public record Round(int payouts, double seconds, Usage usage, Written written) {
  public double perSecond() {
    return payouts / seconds;
  }
}
