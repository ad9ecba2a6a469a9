@NullMarked
package dev.payouts.proofs.crashes.faults;

import org.jspecify.annotations.NullMarked;
