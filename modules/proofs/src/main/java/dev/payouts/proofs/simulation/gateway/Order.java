package dev.payouts.proofs.simulation.gateway;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** An order at the gateway: what was asked for, what it shows, and how it goes on. */
record Order(
    String id,
    BigDecimal amount,
    String currency,
    String account,
    Instant madeAt,
    List<Change> life,
    Flaw flaw) {

  /** A word that it shows from a moment on. */
  record Change(Instant at, String word) {}

  /** What it shows otherwise than was asked for. */
  enum Flaw {
    NONE,
    AMOUNT,
    CURRENCY,
    PAYEE,
    FINAL_AMOUNT
  }

  String word(Instant now) {
    String word = life.getFirst().word();
    for (Change change : life) {
      word = change.at().isAfter(now) ? word : change.word();
    }
    return word;
  }

  /** Whether what it shows in the end is what was asked for. */
  boolean isFaithful() {
    return flaw == Flaw.NONE
        || (flaw == Flaw.FINAL_AMOUNT && !life.getLast().word().equals("completed"));
  }

  BigDecimal shownAmount() {
    return flaw == Flaw.AMOUNT ? amount.add(BigDecimal.ONE) : amount;
  }

  BigDecimal finalAmount(Instant now) {
    if (!word(now).equals("completed")) {
      return BigDecimal.ZERO;
    }
    return flaw == Flaw.FINAL_AMOUNT ? amount.subtract(BigDecimal.ONE) : shownAmount();
  }

  String shownCurrency() {
    return flaw == Flaw.CURRENCY ? "xof" : currency;
  }

  String shownAccount() {
    return flaw == Flaw.PAYEE ? "9" + account : account;
  }
}
