/** Counts, sums and times to completion by group. */
@NullMarked
package dev.payouts.reporting.report;

import org.jspecify.annotations.NullMarked;
