/** How many payouts stand where, with how much money, since when: what the gauges show. */
@NullMarked
package dev.payouts.orchestrator.census;

import org.jspecify.annotations.NullMarked;
