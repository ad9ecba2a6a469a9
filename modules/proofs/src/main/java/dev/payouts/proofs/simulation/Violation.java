package dev.payouts.proofs.simulation;

import java.util.List;

/**
 * A history that broke a promise.
 *
 * @param guarantee which
 * @param story what happened in the shortest history found that breaks the same way
 */
public record Violation(long seed, String guarantee, String message, List<String> story) {}
