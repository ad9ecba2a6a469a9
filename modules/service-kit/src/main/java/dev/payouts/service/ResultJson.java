package dev.payouts.service;

import dev.payouts.avro.PayoutResult;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A result as JSON: the Avro record with its own names, amounts as text so that none is rounded.
 */
public final class ResultJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ResultJson() {}

  public static ObjectNode of(PayoutResult result) {
    ObjectNode json = JSON.createObjectNode();
    json.put("payout_id", result.getPayoutId());
    json.put("revision", result.getRevision());
    json.put("status", result.getStatus().name());
    json.put("amount", plain(result.getAmount()));
    json.put("final_amount", plain(result.getFinalAmount()));
    json.put("currency", result.getCurrency());
    json.put("payee_account_masked", result.getPayeeAccountMasked());
    json.put("reason", result.getReason());
    json.put("attempts", result.getAttempts());
    json.put("payment_uid", result.getPaymentUid());
    json.put("lane", result.getLane());
    json.put("source", result.getSource());
    json.put("reference", result.getReference());
    json.put("accepted_at", result.getAcceptedAt().toString());
    json.put("decided_at", result.getDecidedAt().toString());
    return json;
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }
}
