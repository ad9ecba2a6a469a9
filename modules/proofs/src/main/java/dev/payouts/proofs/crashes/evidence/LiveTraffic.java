package dev.payouts.proofs.crashes.evidence;

import dev.payouts.avro.GatewayReply;
import dev.payouts.avro.GatewayRequest;
import dev.payouts.avro.InquiryReply;
import dev.payouts.avro.SubmitReply;
import dev.payouts.fleet.Fleet;
import dev.payouts.fleet.LiveTopic;
import dev.payouts.topics.Topics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which payouts went between orchestrators, workers and pollers so far. */
public final class LiveTraffic implements AutoCloseable {
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> submitted = ConcurrentHashMap.newKeySet();
  private final Set<String> inquired = ConcurrentHashMap.newKeySet();
  private final LiveTopic<GatewayRequest> inquiries;
  private final LiveTopic<GatewayReply> replies;

  public LiveTraffic(Fleet fleet) {
    this.inquiries =
        new LiveTopic<>(fleet, Topics.INQUIRIES, request -> asked.add(request.getPayoutId()));
    this.replies = new LiveTopic<>(fleet, Topics.REPLIES, this::note);
  }

  private void note(GatewayReply reply) {
    switch (reply.getBody()) {
      case SubmitReply _ -> submitted.add(reply.getPayoutId());
      case InquiryReply _ -> inquired.add(reply.getPayoutId());
      default -> {}
    }
  }

  /** About how many of them a worker has replied. */
  public int submitted(Set<String> ids) {
    return common(submitted, ids);
  }

  /** About how many of them an orchestrator has asked. */
  public int asked(Set<String> ids) {
    return common(asked, ids);
  }

  /** About how many of them a poller has replied. */
  public int inquired(Set<String> ids) {
    return common(inquired, ids);
  }

  private static int common(Set<String> known, Set<String> ids) {
    return (int) ids.stream().filter(known::contains).count();
  }

  @Override
  public void close() {
    inquiries.close();
    replies.close();
  }
}
