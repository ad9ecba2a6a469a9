/** Whether every command became something: a result, an open payout, a rejection, a dead letter. */
@NullMarked
package dev.payouts.reporting.completeness;

import org.jspecify.annotations.NullMarked;
