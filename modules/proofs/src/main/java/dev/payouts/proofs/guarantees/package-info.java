/** The promises as objects that watch: attached to every campaign, they alone give the verdict. */
@NullMarked
package dev.payouts.proofs.guarantees;

import org.jspecify.annotations.NullMarked;
