/** Compares a merchant's statement with the results, item by item. */
@NullMarked
package dev.payouts.reporting.reconcile;

import org.jspecify.annotations.NullMarked;
