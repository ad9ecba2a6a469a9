/** Disasters, and the documented steps that end them, carried out. */
@NullMarked
package dev.payouts.proofs.drills;

import org.jspecify.annotations.NullMarked;
