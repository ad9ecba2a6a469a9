/** Reads topics up to the offsets they had at the start, and the latest revision of each payout. */
@NullMarked
package dev.payouts.reporting.source;

import org.jspecify.annotations.NullMarked;
