package dev.payouts.proofs.simulation.kafka;

import java.util.ArrayList;
import java.util.List;

/** What a producer writes between begin and commit; nothing of it counts before. */
public final class Transaction {
  enum State {
    OPEN,
    COMMITTED,
    ABORTED
  }

  /** An entry of the transaction and where it stands. */
  record Written(Entry entry, long offset) {}

  private final Broker broker;
  private final List<Written> written = new ArrayList<>();
  private State state = State.OPEN;

  Transaction(Broker broker) {
    this.broker = broker;
  }

  State state() {
    return state;
  }

  /** Fenced ones write into the void, as their broker refuses them. */
  public void append(Entry entry) {
    if (state == State.OPEN) {
      written.add(new Written(entry, broker.log(entry).append(entry, this)));
      broker.arrived(entry);
    }
  }

  /** Returns false if it was aborted before, such as by another that took over. */
  public boolean commit() {
    if (state != State.OPEN) {
      return false;
    }
    state = State.COMMITTED;
    written.forEach(each -> broker.visible(each.entry(), each.offset()));
    return true;
  }

  public void abort() {
    if (state == State.OPEN) {
      state = State.ABORTED;
      written.forEach(each -> broker.arrived(each.entry()));
    }
  }
}
