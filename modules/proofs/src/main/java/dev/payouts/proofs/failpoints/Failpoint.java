package dev.payouts.proofs.failpoints;

import dev.payouts.fleet.Role;
import dev.payouts.proofs.agent.Orders;
import dev.payouts.proofs.agent.Site;

/** A step at which a service dies. */
enum Failpoint {
  WORKER_BEFORE_COMMIT(Scene.SUBMISSIONS, Site.BATCH_UNCOMMITTED, "before its offsets' commit"),
  WORKER_AFTER_COMMIT(Scene.SUBMISSIONS, Site.BATCH_COMMITTED, "after its offsets' commit"),
  WORKER_BEFORE_WRITE(Scene.SUBMISSIONS, Site.CALL_UNWRITTEN, "before it writes the POST"),
  WORKER_AFTER_WRITE(Scene.SUBMISSIONS, Site.CALL_WRITTEN, "after it wrote the POST"),
  WORKER_BEFORE_REPLY(Scene.SUBMISSIONS, Site.REPLY_UNSENT, "with the answer, before its reply"),
  WORKER_AFTER_REPLY(Scene.SUBMISSIONS, Site.REPLY_SENT, "after it gave its reply to the client"),
  WORKER_REPLY_WRITTEN(Scene.SUBMISSIONS, Site.REPLY_WRITTEN, "after Kafka took its reply"),

  POLLER_BEFORE_COMMIT(Scene.INQUIRIES, Site.BATCH_UNCOMMITTED, "before its offsets' commit"),
  POLLER_AFTER_COMMIT(Scene.INQUIRIES, Site.BATCH_COMMITTED, "after its offsets' commit"),
  POLLER_BEFORE_WRITE(Scene.INQUIRIES, Site.CALL_UNWRITTEN, "before it writes the inquiry"),
  POLLER_AFTER_WRITE(Scene.INQUIRIES, Site.CALL_WRITTEN, "after it wrote the inquiry"),
  POLLER_BEFORE_REPLY(Scene.INQUIRIES, Site.REPLY_UNSENT, "with the answer, before its reply"),
  POLLER_REPLY_WRITTEN(Scene.INQUIRIES, Site.REPLY_WRITTEN, "after Kafka took its reply"),

  COMMAND_PUT(Scene.COMMANDS, Site.PUT, "a command in the store"),
  COMMAND_BEFORE_COMMIT(Scene.COMMANDS, Site.COMMIT_BEGINS, "a command, before the commit"),
  COMMAND_IN_COMMIT(Scene.COMMANDS, Site.COMMIT_ANSWERED, "a command, committed unknowingly"),
  COMMAND_AFTER_COMMIT(Scene.COMMANDS, Site.COMMITTED, "a command, after the commit"),
  REPLY_PUT(Scene.REPLIES, Site.PUT, "a worker's reply in the store"),
  REPLY_BEFORE_COMMIT(Scene.REPLIES, Site.COMMIT_BEGINS, "a worker's reply, before the commit"),
  REPLY_IN_COMMIT(Scene.REPLIES, Site.COMMIT_ANSWERED, "a worker's reply, committed unknowingly"),
  ANSWER_PUT(Scene.ANSWERS, Site.PUT, "a poller's reply in the store"),
  ANSWER_BEFORE_COMMIT(Scene.ANSWERS, Site.COMMIT_BEGINS, "a poller's reply, before the commit"),
  ANSWER_IN_COMMIT(Scene.ANSWERS, Site.COMMIT_ANSWERED, "a poller's reply, committed unknowingly"),
  TIMER_PUT(Scene.TIMERS, Site.PUT, "in punctuation, a timer in the store"),
  TIMER_BEFORE_COMMIT(Scene.TIMERS, Site.COMMIT_BEGINS, "after punctuation, before the commit"),
  RESTORING(Scene.RESTORING, Site.RESTORED, "while it restores its state"),
  CLOSING(Scene.CLOSING, Site.CLOSING, "while it closes");

  private final Scene scene;
  private final Site site;
  private final String words;

  Failpoint(Scene scene, Site site, String words) {
    this.scene = scene;
    this.site = site;
    this.words = words;
  }

  Scene scene() {
    return scene;
  }

  /** What dies there. */
  Role victim() {
    return scene.victim();
  }

  /** Continues "orchestrator:". */
  String words() {
    return words;
  }

  Orders orders(Wave wave) {
    return new Orders(site, scene.input(), wave.prefix(), wave.accounts().size(), wave.enough());
  }
}
