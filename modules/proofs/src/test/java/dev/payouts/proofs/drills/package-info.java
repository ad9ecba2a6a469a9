@NullMarked
package dev.payouts.proofs.drills;

import org.jspecify.annotations.NullMarked;
