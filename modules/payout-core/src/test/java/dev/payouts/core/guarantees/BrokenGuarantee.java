package dev.payouts.core.guarantees;

/** A promise did not hold. */
public final class BrokenGuarantee extends AssertionError {
  private static final long serialVersionUID = 1;
  private final String guarantee;

  BrokenGuarantee(Guarantee guarantee, String message) {
    super(guarantee.getClass().getSimpleName() + ": " + message);
    this.guarantee = guarantee.getClass().getSimpleName();
  }

  public String guarantee() {
    return guarantee;
  }
}
