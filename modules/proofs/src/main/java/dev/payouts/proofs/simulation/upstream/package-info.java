/** Those who send commands, and the operator who resolves. */
@NullMarked
package dev.payouts.proofs.simulation.upstream;

import org.jspecify.annotations.NullMarked;
