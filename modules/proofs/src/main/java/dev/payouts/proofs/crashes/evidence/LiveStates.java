package dev.payouts.proofs.crashes.evidence;

import dev.payouts.avro.PayoutEvent;
import dev.payouts.avro.PayoutState;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.LiveTopic;
import dev.payouts.topics.Topics;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The payouts' states as their events tell them while a run goes on, to see when it is at rest. */
public final class LiveStates implements AutoCloseable {
  private final Map<String, PayoutState> states = new ConcurrentHashMap<>();
  private final LiveTopic<PayoutEvent> topic;

  public LiveStates(Fleet fleet) {
    this.topic =
        new LiveTopic<>(
            fleet, Topics.EVENTS, event -> states.put(event.getPayoutId(), event.getToState()));
  }

  /** Payouts that ended or wait for a person. */
  public long settled() {
    return states.values().stream().filter(Tally::isSettled).count();
  }

  public boolean is(String id, PayoutState state) {
    return states.get(id) == state;
  }

  public boolean isUnknownOrIn(String id, Set<PayoutState> some) {
    PayoutState state = states.get(id);
    return state == null || some.contains(state);
  }

  /** Empty if no event told of it. */
  public Optional<PayoutState> of(String id) {
    return Optional.ofNullable(states.get(id));
  }

  /** Which of these, and of all that were begun, are neither. */
  public Set<String> open(Set<String> ids) {
    Set<String> open = new HashSet<>(ids);
    open.addAll(states.keySet());
    open.removeIf(id -> Tally.isSettled(states.get(id)));
    return open;
  }

  @Override
  public void close() {
    topic.close();
  }
}
