package dev.payouts.core.rules;

import org.jspecify.annotations.Nullable;

/** What a cancel command asks, as read from outside. Source: schema CancelPayout. */
public record CancelRequest(@Nullable String payoutId, @Nullable String reason) {}
