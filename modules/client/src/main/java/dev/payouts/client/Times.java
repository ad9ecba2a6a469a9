package dev.payouts.client;

import dev.payouts.core.rules.PayoutRequest;
import dev.payouts.core.rules.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds times to what can be written: a record has milliseconds, an Instant far more years. */
final class Times {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Times() {}

  /** What the rules found, and times out of bounds of which they said nothing. */
  static List<Violation> checked(List<Violation> found, PayoutRequest request) {
    List<Violation> all = new ArrayList<>(found);
    check("not_before", request.notBefore(), all);
    check("expires_at", request.expiresAt(), all);
    return all;
  }

  private static void check(String field, @Nullable Instant time, List<Violation> all) {
    boolean writable = time == null || (!time.isBefore(FIRST) && time.isBefore(END));
    if (!writable && all.stream().noneMatch(violation -> violation.field().equals(field))) {
      all.add(new Violation(field, "is not of the years 0 to 9999; give another time"));
    }
  }
}
