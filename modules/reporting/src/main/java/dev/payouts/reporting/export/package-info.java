/** The latest result of each payout as rows of a file, for other programs to read. */
@NullMarked
package dev.payouts.reporting.export;

import org.jspecify.annotations.NullMarked;
