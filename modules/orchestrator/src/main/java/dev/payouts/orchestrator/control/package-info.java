/**
 * What operators set while it runs: the lanes' kill switches and limits, kept in payout.lanes and
 * followed by every instance.
 */
@NullMarked
package dev.payouts.orchestrator.control;

import org.jspecify.annotations.NullMarked;
