package dev.payouts.sandbox;

/**
 * The one merchant a sandbox knows: what a client sends as OC-Key, signs with, and names itself.
 */
public record MerchantAccount(String key, String secret, String merchantUid) {
  /** The published defaults: constants, so that examples and tests can name them. */
  public static final MerchantAccount PUBLISHED =
      new MerchantAccount("sandbox-key", "sandbox-secret", "sandbox-merchant");

  public MerchantAccount {
    requireVisible("PAYOUTS_SANDBOX_KEY", key);
    requireVisible("PAYOUTS_SANDBOX_SECRET", secret);
    requireVisible("PAYOUTS_SANDBOX_MERCHANT_UID", merchantUid);
  }

  /** Keys travel in headers and in the start line: blanks and controls would break both. */
  private static void requireVisible(String setting, String value) {
    if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new InvalidSetting(setting + " must be visible ASCII characters without blanks.");
    }
  }

  @Override
  public String toString() {
    return "MerchantAccount[redacted]";
  }
}
