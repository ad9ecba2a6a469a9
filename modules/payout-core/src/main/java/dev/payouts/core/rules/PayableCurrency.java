package dev.payouts.core.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A currency the gateway pays, with its decimals. Source of the list: GATEWAY, section order/new;
 * of the decimals: ISO 4217 (a table, so that no JDK setting can change what was accepted).
 *
 * <p>ISO 4217 gives IDR, MMK and TWD two decimals although cash has none; the standard decides,
 * because the gateway documents nothing of its own.
 */
public enum PayableCurrency {
  CNY(2),
  USD(2),
  THB(2),
  VND(0),
  PHP(2),
  SGD(2),
  IDR(2),
  BDT(2),
  TWD(2),
  INR(2),
  MMK(2),
  BRL(2),
  MXN(2);

  static final List<String> CODES = Arrays.stream(values()).map(Enum::name).toList();

  private final int decimals;

  PayableCurrency(int decimals) {
    this.decimals = decimals;
  }

  public int decimals() {
    return decimals;
  }

  static Optional<PayableCurrency> of(String code) {
    return CODES.contains(code) ? Optional.of(valueOf(code)) : Optional.empty();
  }
}
