package dev.payouts.proofs.crashes.evidence;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.SubmitReply;
import dev.payouts.proofs.crashes.fleet.Fleet;
import dev.payouts.topics.Topics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which payouts workers and pollers have replied about so far. */
public final class LiveReplies implements AutoCloseable {
  private final Set<String> submitted = ConcurrentHashMap.newKeySet();
  private final Set<String> inquired = ConcurrentHashMap.newKeySet();
  private final LiveTopic<GatewayReply> topic;

  public LiveReplies(Fleet fleet) {
    this.topic = new LiveTopic<>(fleet, Topics.REPLIES, this::note);
  }

  private void note(GatewayReply reply) {
    switch (reply.getBody()) {
      case SubmitReply _ -> submitted.add(reply.getPayoutId());
      case InquiryReply _ -> inquired.add(reply.getPayoutId());
      default -> {}
    }
  }

  /** Whether a worker has replied about all of them. */
  public boolean areSubmitted(Set<String> ids) {
    return submitted.containsAll(ids);
  }

  /** Whether a poller has replied about all of them. */
  public boolean areInquired(Set<String> ids) {
    return inquired.containsAll(ids);
  }

  @Override
  public void close() {
    topic.close();
  }
}
