package dev.payouts.core.rules;

import org.jspecify.annotations.Nullable;

/**
 * Who changes a lane's limits and why; the limits themselves are the orchestrator's to check.
 *
 * @param operator a name or a team, at most 64 characters
 * @param reason at most 256 characters; may be missing
 */
public record LaneRequest(String operator, @Nullable String reason) {}
