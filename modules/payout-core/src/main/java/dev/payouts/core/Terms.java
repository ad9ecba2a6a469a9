package dev.payouts.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid: the content by which duplicates and conflicts are told apart, and what every
 * attempt sends unchanged.
 *
 * @param amount in units of currency, kept at six decimals so that equal amounts are equal terms
 * @param currency ISO 4217, upper case
 * @param country ISO 3166 alpha-2
 */
public record Terms(
    BigDecimal amount,
    String currency,
    String country,
    String payment,
    Payee payee,
    @Nullable String accountingType,
    @Nullable String channel,
    String source,
    @Nullable String reference) {
  public static final int AMOUNT_SCALE = 6;

  public Terms {
    amount = amount.setScale(AMOUNT_SCALE, RoundingMode.UNNECESSARY);
  }
}
