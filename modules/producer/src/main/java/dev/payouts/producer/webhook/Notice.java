package dev.payouts.producer.webhook;

import dev.payouts.avro.PayoutResult;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
    ObjectNode data = notice.putObject("data");
    data.put("payout_id", result.getPayoutId());
    data.put("revision", result.getRevision());
    data.put("status", result.getStatus().name());
    data.put("amount", plain(result.getAmount()));
    data.put("final_amount", plain(result.getFinalAmount()));
    data.put("currency", result.getCurrency());
    data.put("payee_account_masked", result.getPayeeAccountMasked());
    data.put("reason", result.getReason());
    data.put("attempts", result.getAttempts());
    data.put("payment_uid", result.getPaymentUid());
    data.put("lane", result.getLane());
    data.put("source", result.getSource());
    data.put("reference", result.getReference());
    data.put("accepted_at", result.getAcceptedAt().toString());
    data.put("decided_at", result.getDecidedAt().toString());
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

  /** As text, so that no reader rounds it. */
  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }
}
