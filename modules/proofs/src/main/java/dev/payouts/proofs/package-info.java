/** What a stranger can run to see that nobody is paid twice and no payout is lost. */
@NullMarked
package dev.payouts.proofs;

import org.jspecify.annotations.NullMarked;
