/** How long an orchestrator takes to go on, by how much it has to remember. */
@NullMarked
package dev.payouts.proofs.restore;

import org.jspecify.annotations.NullMarked;
