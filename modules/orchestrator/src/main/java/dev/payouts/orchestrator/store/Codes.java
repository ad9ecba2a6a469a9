package dev.payouts.orchestrator.store;

import dev.payouts.core.Cause;
import dev.payouts.core.Phase;
import dev.payouts.core.Status;
import dev.payouts.core.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers by which the store keeps an enum's constants: the place in a list that only ever
 * grows at its end, because old records keep the old numbers.
 */
final class Codes<E extends Enum<E>> {
  static final Codes<Phase> PHASES =
      new Codes<>(
          Phase.class,
          List.of(
              Phase.NONE,
              Phase.SCHEDULED,
              Phase.QUEUED,
              Phase.SUBMITTING,
              Phase.PENDING,
              Phase.UNCERTAIN,
              Phase.REVIEW,
              Phase.COMPLETED,
              Phase.FAILED,
              Phase.REJECTED,
              Phase.OVERDUE,
              Phase.REFUNDED,
              Phase.CANCELLED));
  static final Codes<Status> STATUSES =
      new Codes<>(
          Status.class,
          List.of(
              Status.COMPLETED,
              Status.FAILED,
              Status.REJECTED,
              Status.OVERDUE,
              Status.REFUNDED,
              Status.CANCELLED));
  static final Codes<Timer.Kind> TIMERS =
      new Codes<>(
          Timer.Kind.class,
          List.of(
              Timer.Kind.START,
              Timer.Kind.QUEUE,
              Timer.Kind.DEADLINE,
              Timer.Kind.INQUIRE,
              Timer.Kind.INQUIRY_LOST,
              Timer.Kind.PURGE));
  static final Codes<Cause> CAUSES =
      new Codes<>(
          Cause.class,
          List.of(
              Cause.COMMAND_ACCEPTED,
              Cause.OLD_COMMAND,
              Cause.NOT_BEFORE_REACHED,
              Cause.PERMIT_GRANTED,
              Cause.ORDER_ACCEPTED,
              Cause.SUBMIT_DECLINED,
              Cause.SUBMIT_NOT_SENT,
              Cause.SUBMIT_UNKNOWN,
              Cause.DEADLINE_PASSED,
              Cause.ORDER_FOUND,
              Cause.ABSENT_AFTER_QUARANTINE,
              Cause.ABSENT_AFTER_DECLINE,
              Cause.RESUBMIT_FORBIDDEN,
              Cause.RESUBMITS_EXHAUSTED,
              Cause.READING_DIFFERS,
              Cause.UNRESOLVED_TOO_LONG,
              Cause.CANCELLED_BY_COMMAND,
              Cause.EXPIRED,
              Cause.RESOLVED_BY_OPERATOR,
              Cause.ORDER_ANNOUNCED,
              Cause.COMMAND_ADOPTED));

  private final List<E> constants;
  private final Map<E, Integer> codes;

  private Codes(Class<E> type, List<E> constants) {
    this.constants = constants;
    this.codes = new EnumMap<>(type);
    for (int code = 0; code < constants.size(); code++) {
      codes.put(constants.get(code), code);
    }
    for (E constant : type.getEnumConstants()) {
      if (!codes.containsKey(constant)) {
        throw new IllegalStateException(constant + " has no code; add it at the end of the list");
      }
    }
  }

  int code(E constant) {
    return codes.getOrDefault(constant, -1);
  }

  E constant(int code) {
    if (code < 0 || code >= constants.size()) {
      throw new IllegalStateException(
          "the state store holds code " + code + ", which a later version of this program wrote");
    }
    return constants.get(code);
  }
}
