package dev.payouts.proofs.agent;

import java.util.ArrayList;
import java.util.List;

/** A place in the code of the services, or of the libraries they run on, that is watched. */
public enum Site {
  BATCH_UNCOMMITTED("dev/payouts/gatewayio/BatchListener", "commit", Moment.BEFORE, Reach.BATCH),
  BATCH_COMMITTED("dev/payouts/gatewayio/BatchListener", "commit", Moment.AFTER, Reach.BATCH),
  CALL_UNWRITTEN("dev/payouts/octopus/Connection", "write", Moment.BEFORE, Reach.WAITING),
  CALL_WRITTEN("dev/payouts/octopus/Connection", "write", Moment.AFTER, Reach.WAITING),
  REPLY_UNSENT("dev/payouts/gatewayio/Replies", "send", Moment.BEFORE, Reach.WAITING),
  REPLY_SENT("dev/payouts/gatewayio/Replies", "send", Moment.AFTER, Reach.PASSING),
  REPLY_WRITTEN("dev/payouts/gatewayio/Replies", "lambda$send$0", Moment.BEFORE, Reach.PASSING),

  /** Where it is learned what an orchestrator works on; nothing dies here. */
  INPUT("dev/payouts/orchestrator/topology/Desk", "handle", Moment.BEFORE, Reach.PASSING),
  PUT("dev/payouts/orchestrator/store/PayoutTable", "replace", Moment.AFTER, Reach.TRANSACTION),
  COMMIT_BEGINS(
      "org/apache/kafka/clients/producer/KafkaProducer",
      "commitTransaction",
      Moment.BEFORE,
      Reach.TRANSACTION),
  COMMIT_ANSWERED(
      "org/apache/kafka/clients/producer/internals/TransactionManager$EndTxnHandler",
      "handleResponse",
      Moment.BEFORE,
      Reach.TRANSACTION),
  COMMITTED(
      "org/apache/kafka/clients/producer/KafkaProducer",
      "commitTransaction",
      Moment.AFTER,
      Reach.TRANSACTION),
  RESTORED(
      "org/apache/kafka/streams/processor/internals/ProcessorStateManager",
      "restore",
      Moment.AFTER,
      Reach.PASSING),
  CLOSING(
      "dev/payouts/orchestrator/topology/PayoutProcessor", "close", Moment.BEFORE, Reach.HANDLED);

  /** Before the first or after the last instruction of the method. */
  enum Moment {
    BEFORE,
    AFTER
  }

  /** Which payouts are there when the process dies. */
  enum Reach {
    /** Those of the arguments: they come together. */
    BATCH,
    /** Those whose threads have come so far: each waits for the others. */
    WAITING,
    /** Those that have come by. */
    PASSING,
    /** Those put into the store and not yet known to be committed. */
    TRANSACTION,
    /** Those that had an input in this life. */
    HANDLED
  }

  private final String type;
  private final String method;
  private final Moment moment;
  private final Reach reach;

  /**
   * @param type in the form of class files
   */
  Site(String type, String method, Moment moment, Reach reach) {
    this.type = type;
    this.method = method;
    this.moment = moment;
    this.reach = reach;
  }

  /** In the form of class files. */
  String type() {
    return type;
  }

  String method() {
    return method;
  }

  Moment moment() {
    return moment;
  }

  Reach reach() {
    return reach;
  }

  static List<Site> in(String type) {
    List<Site> found = new ArrayList<>();
    for (Site site : values()) {
      if (site.type.equals(type)) {
        found.add(site);
      }
    }
    return found;
  }
}
