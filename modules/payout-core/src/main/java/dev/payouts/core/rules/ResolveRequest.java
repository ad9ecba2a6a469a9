package dev.payouts.core.rules;

import org.jspecify.annotations.Nullable;

/**
 * What a resolve command asks, as read from outside. Source: schema ResolvePayout.
 *
 * @param resolution the enumeration's word. Example: COMPLETED
 */
public record ResolveRequest(
    @Nullable String payoutId,
    @Nullable String resolution,
    @Nullable String operator,
    @Nullable String evidence) {}
