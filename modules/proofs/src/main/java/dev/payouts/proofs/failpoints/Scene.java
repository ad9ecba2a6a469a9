package dev.payouts.proofs.failpoints;

import dev.payouts.core.Input;
import dev.payouts.fleet.Role;
import dev.payouts.proofs.agent.Orders;

/** What payouts must be about, for a service to die of it. */
enum Scene {
  /** A worker takes submissions. */
  SUBMISSIONS(Role.WORKER, Orders.ANY),
  /** A poller takes inquiries. */
  INQUIRIES(Role.POLLER, Orders.ANY),
  /** An orchestrator takes commands. */
  COMMANDS(Role.ORCHESTRATOR, Input.Submit.class.getSimpleName()),
  /** An orchestrator takes a worker's replies. */
  REPLIES(Role.ORCHESTRATOR, Input.SubmitReplied.class.getSimpleName()),
  /** An orchestrator takes a poller's replies. */
  ANSWERS(Role.ORCHESTRATOR, Input.InquiryReplied.class.getSimpleName()),
  /** Timers fall due. */
  TIMERS(Role.ORCHESTRATOR, Input.TimerFired.class.getSimpleName()),
  /** An orchestrator starts without its state. */
  RESTORING(Role.ORCHESTRATOR, Orders.ANY),
  /** An orchestrator is told to end. */
  CLOSING(Role.ORCHESTRATOR, Orders.ANY);

  private final Role victim;
  private final String input;

  Scene(Role victim, String input) {
    this.victim = victim;
    this.input = input;
  }

  Role victim() {
    return victim;
  }

  String input() {
    return input;
  }
}
