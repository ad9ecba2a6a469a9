/** The crash campaign: real processes under load, killed and cut off by a seeded plan. */
@NullMarked
package dev.payouts.proofs.crashes;

import org.jspecify.annotations.NullMarked;
