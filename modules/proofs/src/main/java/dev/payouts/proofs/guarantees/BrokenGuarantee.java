package dev.payouts.proofs.guarantees;

/** A promise did not hold. */
public final class BrokenGuarantee extends AssertionError {
  private static final long serialVersionUID = 1;
  private final String guarantee;

  public BrokenGuarantee(String guarantee, String message) {
    super(guarantee + ": " + message);
    this.guarantee = guarantee;
  }

  public String guarantee() {
    return guarantee;
  }
}
