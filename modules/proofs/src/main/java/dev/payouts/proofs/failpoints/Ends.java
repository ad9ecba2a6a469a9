package dev.payouts.proofs.failpoints;

import dev.payouts.avro.PayoutState;
import dev.payouts.proofs.crashes.evidence.LiveStates;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How payouts ended, in a letter each. */
final class Ends {
  static final String NOT_ENDED = "!";
  static final String LEGEND =
      "C completed, F failed, J rejected, O overdue, X refunded, K cancelled, R review, ! not ended";

  private Ends() {}

  static Map<String, String> of(Set<String> ids, LiveStates states) {
    Map<String, String> ends = new HashMap<>();
    ids.forEach(id -> ends.put(id, states.of(id).map(Ends::letter).orElse(NOT_ENDED)));
    return ends;
  }

  private static String letter(PayoutState state) {
    return switch (state) {
      case COMPLETED -> "C";
      case FAILED -> "F";
      case REJECTED -> "J";
      case OVERDUE -> "O";
      case REFUNDED -> "X";
      case CANCELLED -> "K";
      case REVIEW -> "R";
      case UNKNOWN, NONE, SCHEDULED, QUEUED, SUBMITTING, PENDING, UNCERTAIN -> NOT_ENDED;
    };
  }
}
