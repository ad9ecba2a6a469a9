/** What a crash campaign left behind, told to the guarantees in the order it happened. */
@NullMarked
package dev.payouts.proofs.crashes.evidence;

import org.jspecify.annotations.NullMarked;
