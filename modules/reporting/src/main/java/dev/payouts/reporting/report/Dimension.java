package dev.payouts.reporting.report;

import dev.payouts.reporting.Misuse;
import dev.payouts.reporting.words.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What payouts are grouped by. */
enum Dimension {
  DAY,
  CURRENCY,
  STATUS,
  LANE,
  SOURCE;

  private static final String WORDS =
      Arrays.stream(values()).map(Dimension::word).collect(Collectors.joining(", "));

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String of(Ended payout, CountedBy time, Period period) {
    return switch (this) {
      case DAY -> period.day(time.of(payout)).toString();
      case CURRENCY -> payout.currency();
      case STATUS -> payout.status().name();
      case LANE -> payout.lane();
      case SOURCE -> payout.source();
    };
  }

  /** Always with the currency: amounts of different currencies have no sum. */
  static List<Dimension> list(String text) {
    List<Dimension> found = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      Dimension one = of(word.strip());
      if (found.contains(one)) {
        throw new Misuse("--by names " + one.word() + " twice");
      }
      found.add(one);
    }
    if (!found.contains(CURRENCY)) {
      found.add(CURRENCY);
    }
    return List.copyOf(found);
  }

  private static Dimension of(String word) {
    for (Dimension one : values()) {
      if (one.word().equals(word)) {
        return one;
      }
    }
    throw new Misuse("--by needs some of " + WORDS + ", separated by commas, not \"" + word + "\"");
  }
}
