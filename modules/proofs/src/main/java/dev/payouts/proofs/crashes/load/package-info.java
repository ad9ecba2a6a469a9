/** The upstream services of a crash campaign. */
@NullMarked
package dev.payouts.proofs.crashes.load;

import org.jspecify.annotations.NullMarked;
