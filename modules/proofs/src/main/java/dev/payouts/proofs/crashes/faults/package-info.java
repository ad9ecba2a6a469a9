/** What happens to the processes of a crash campaign, when, and how it is done to them. */
@NullMarked
package dev.payouts.proofs.crashes.faults;

import org.jspecify.annotations.NullMarked;
