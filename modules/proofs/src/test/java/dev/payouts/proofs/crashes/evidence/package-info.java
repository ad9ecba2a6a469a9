@NullMarked
package dev.payouts.proofs.crashes.evidence;

import org.jspecify.annotations.NullMarked;
