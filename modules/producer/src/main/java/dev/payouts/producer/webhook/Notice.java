package dev.payouts.producer.webhook;

import dev.payouts.avro.PayoutResult;
import dev.payouts.service.ResultJson;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a receiver is told in one POST.
 *
 * @param id the same each time it is told, so that a receiver can leave out what it has
 * @param payoutId of the payout it is about; empty if about none
 * @param at when what it says came to be
 * @param body JSON
 */
public record Notice(String id, String payoutId, Instant at, String body) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String RESULT = "payout.result";
  private static final String TEST = "payout.test";

  /** A result. Source: docs/WEBHOOKS.md. */
  public static Notice of(PayoutResult result) {
    ObjectNode notice = notice(RESULT, result.getDecidedAt());
    notice.set("data", ResultJson.of(result));
    // A payout id has no colon, and what the specification signs must have no full stop in its id.
    return new Notice(
        result.getPayoutId() + ":" + result.getRevision(),
        result.getPayoutId(),
        result.getDecidedAt(),
        notice.toString());
  }

  /** About nothing, for whoever sets a receiver up. */
  public static Notice test(Instant now) {
    ObjectNode notice = notice(TEST, now);
    notice.putObject("data");
    return new Notice("test:" + now.toEpochMilli(), "", now, notice.toString());
  }

  private static ObjectNode notice(String type, Instant at) {
    ObjectNode notice = JSON.createObjectNode();
    notice.put("type", type);
    notice.put("timestamp", at.toString());
    return notice;
  }
}
