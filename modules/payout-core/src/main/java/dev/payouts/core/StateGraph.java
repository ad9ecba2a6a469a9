package dev.payouts.core;

import static dev.payouts.core.Phase.CANCELLED;
import static dev.payouts.core.Phase.COMPLETED;
import static dev.payouts.core.Phase.FAILED;
import static dev.payouts.core.Phase.NONE;
import static dev.payouts.core.Phase.OVERDUE;
import static dev.payouts.core.Phase.PENDING;
import static dev.payouts.core.Phase.QUEUED;
import static dev.payouts.core.Phase.REFUNDED;
import static dev.payouts.core.Phase.REJECTED;
import static dev.payouts.core.Phase.REVIEW;
import static dev.payouts.core.Phase.SCHEDULED;
import static dev.payouts.core.Phase.SUBMITTING;
import static dev.payouts.core.Phase.UNCERTAIN;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Every transition there may be, as data: what is not listed cannot happen. */
public final class StateGraph {
  /** A transition that may happen. */
  public record Edge(Phase from, Cause cause, Phase to) {}

  private static final Set<Phase> SHOWN =
      EnumSet.of(PENDING, COMPLETED, FAILED, REJECTED, OVERDUE, REFUNDED);
  private static final Set<Phase> WATCHED =
      EnumSet.of(COMPLETED, FAILED, REJECTED, OVERDUE, REFUNDED, CANCELLED);
  private static final Set<Edge> EDGES = edges();

  private StateGraph() {}

  public static Set<Edge> all() {
    return EDGES;
  }

  static boolean allows(Phase from, Cause cause, Phase to) {
    return EDGES.contains(new Edge(from, cause, to));
  }

  private static Set<Edge> edges() {
    var edges = new LinkedHashSet<Edge>();
    beforeSending(edges);
    submitting(edges);
    inquiring(edges);
    for (Phase end : EnumSet.of(COMPLETED, FAILED, REFUNDED)) {
      edges.add(new Edge(REVIEW, Cause.RESOLVED_BY_OPERATOR, end));
    }
    return Set.copyOf(edges);
  }

  private static void beforeSending(Set<Edge> edges) {
    edges.add(new Edge(NONE, Cause.COMMAND_ACCEPTED, SCHEDULED));
    edges.add(new Edge(NONE, Cause.COMMAND_ACCEPTED, QUEUED));
    edges.add(new Edge(NONE, Cause.OLD_COMMAND, UNCERTAIN));
    edges.add(new Edge(NONE, Cause.COMMAND_ADOPTED, UNCERTAIN));
    edges.add(new Edge(SCHEDULED, Cause.NOT_BEFORE_REACHED, QUEUED));
    edges.add(new Edge(QUEUED, Cause.PERMIT_GRANTED, SUBMITTING));
    for (Phase waiting : EnumSet.of(SCHEDULED, QUEUED)) {
      edges.add(new Edge(waiting, Cause.CANCELLED_BY_COMMAND, CANCELLED));
      edges.add(new Edge(waiting, Cause.EXPIRED, CANCELLED));
      edges.add(new Edge(waiting, Cause.ORDER_ANNOUNCED, UNCERTAIN));
    }
  }

  private static void submitting(Set<Edge> edges) {
    edges.add(new Edge(SUBMITTING, Cause.SUBMIT_NOT_SENT, QUEUED));
    edges.add(new Edge(SUBMITTING, Cause.SUBMIT_DECLINED, UNCERTAIN));
    edges.add(new Edge(SUBMITTING, Cause.SUBMIT_UNKNOWN, UNCERTAIN));
    edges.add(new Edge(SUBMITTING, Cause.DEADLINE_PASSED, UNCERTAIN));
    // An answer may come late, even after the next attempt was prepared: it proves the order.
    for (Phase open : EnumSet.of(SCHEDULED, QUEUED, SUBMITTING, UNCERTAIN, REVIEW)) {
      SHOWN.forEach(shown -> edges.add(new Edge(open, Cause.ORDER_ACCEPTED, shown)));
    }
  }

  private static void inquiring(Set<Edge> edges) {
    for (Phase open : EnumSet.of(SCHEDULED, QUEUED, UNCERTAIN, REVIEW, PENDING)) {
      SHOWN.stream()
          .filter(shown -> shown != open)
          .forEach(shown -> edges.add(new Edge(open, Cause.ORDER_FOUND, shown)));
    }
    for (Phase ended : WATCHED) {
      SHOWN.stream()
          .filter(shown -> shown != PENDING && shown != ended)
          .forEach(shown -> edges.add(new Edge(ended, Cause.ORDER_FOUND, shown)));
      edges.add(new Edge(ended, Cause.READING_DIFFERS, REVIEW));
    }
    for (Phase open : EnumSet.of(SCHEDULED, QUEUED, SUBMITTING, UNCERTAIN, PENDING)) {
      edges.add(new Edge(open, Cause.READING_DIFFERS, REVIEW));
    }
    edges.add(new Edge(UNCERTAIN, Cause.ABSENT_AFTER_QUARANTINE, QUEUED));
    edges.add(new Edge(UNCERTAIN, Cause.ABSENT_AFTER_QUARANTINE, SCHEDULED));
    edges.add(new Edge(UNCERTAIN, Cause.ABSENT_AFTER_DECLINE, REJECTED));
    edges.add(new Edge(UNCERTAIN, Cause.RESUBMIT_FORBIDDEN, REVIEW));
    edges.add(new Edge(UNCERTAIN, Cause.RESUBMITS_EXHAUSTED, REVIEW));
    edges.add(new Edge(UNCERTAIN, Cause.UNRESOLVED_TOO_LONG, REVIEW));
    edges.add(new Edge(PENDING, Cause.UNRESOLVED_TOO_LONG, REVIEW));
  }
}
