package dev.payouts.standalone.validate;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a file comes to. */
final class Totals {
  private final SortedMap<String, Sum> pays = new TreeMap<>();
  private long good;
  private long rejected;
  private long duplicates;
  private long conflicts;

  /** Of one currency. */
  record Sum(long payouts, BigDecimal amount) {
    static final Sum NONE = new Sum(0, BigDecimal.ZERO);

    Sum plus(BigDecimal more) {
      return new Sum(payouts + 1, amount.add(more));
    }
  }

  void reject() {
    rejected++;
  }

  void accept() {
    good++;
  }

  /** A good row whose id the file has nowhere before. */
  void pay(GoodRow first) {
    pays.put(first.currency(), pays.getOrDefault(first.currency(), Sum.NONE).plus(first.amount()));
  }

  void repeat(Repeat repeat) {
    if (repeat.same()) {
      duplicates++;
    } else {
      conflicts++;
    }
  }

  long rows() {
    return good + rejected;
  }

  /** Rows that break no rule, those that repeat an id included. */
  long good() {
    return good;
  }

  long rejected() {
    return rejected;
  }

  long duplicates() {
    return duplicates;
  }

  long conflicts() {
    return conflicts;
  }

  /** What would be paid, each id once, by currency. */
  SortedMap<String, Sum> pays() {
    return pays;
  }

  boolean isAllGood() {
    return rejected == 0 && conflicts == 0;
  }
}
