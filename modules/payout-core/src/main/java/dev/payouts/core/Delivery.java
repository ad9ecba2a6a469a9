package dev.payouts.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a payout wants to be sent; no part of its content.
 *
 * @param lane gateway account whose limits pace it
 * @param priority 0 to 9; higher leaves the queue first
 * @param expiresAt when it is cancelled if it was never sent
 * @param merchant whose account at the gateway it is paid from and asked about; once something may
 *     have been sent or was asked, it stays. Null where nobody knows one
 */
public record Delivery(
    String lane,
    int priority,
    @Nullable Instant notBefore,
    @Nullable Instant expiresAt,
    @Nullable String merchant) {
  public Delivery(
      String lane, int priority, @Nullable Instant notBefore, @Nullable Instant expiresAt) {
    this(lane, priority, notBefore, expiresAt, null);
  }

  Delivery from(@Nullable String account) {
    return new Delivery(lane, priority, notBefore, expiresAt, account);
  }

  boolean expired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }

  boolean early(Instant now) {
    return notBefore != null && now.isBefore(notBefore);
  }
}
