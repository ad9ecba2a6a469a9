/** The payout state machine: {@code decide(payout, input, now, policy)} and what it is made of. */
@NullMarked
package dev.payouts.core;

import org.jspecify.annotations.NullMarked;
