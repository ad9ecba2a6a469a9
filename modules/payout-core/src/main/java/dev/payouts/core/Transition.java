package dev.payouts.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a payout's life.
 *
 * @param sequence from 1, without gaps
 * @param detail more about the cause; no account numbers, no secrets
 * @param attempt attempts recorded by then
 */
public record Transition(
    int sequence,
    Phase from,
    Phase to,
    Cause cause,
    @Nullable String detail,
    int attempt,
    Instant at) {}
