package dev.payouts.octopus;

import java.util.Locale;
import java.util.Optional;

/**
 * Currencies named in the gateway's documents: ISO 4217 codes, lower case on the wire. The first
 * eight are in the API's own list, the last five on other pages of the vendor, so a merchant
 * account may lack them. Source: Octopus API, field currency.
 */
public enum GatewayCurrency {
  CNY,
  USD,
  THB,
  VND,
  PHP,
  SGD,
  IDR,
  BDT,
  TWD,
  INR,
  MMK,
  BRL,
  MXN;

  /** The word on the wire, such as {@code thb}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The constant of a code in either case (callbacks carry upper case); empty for unknown ones. */
  public static Optional<GatewayCurrency> of(String code) {
    return Words.find(values(), GatewayCurrency::name, code.toUpperCase(Locale.ROOT));
  }
}
