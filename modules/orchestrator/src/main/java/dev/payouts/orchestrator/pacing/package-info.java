/** When a lane lets the next attempt or inquiry go: windows and rates. */
@NullMarked
package dev.payouts.orchestrator.pacing;

import org.jspecify.annotations.NullMarked;
