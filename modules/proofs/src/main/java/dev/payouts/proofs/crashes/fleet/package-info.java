/** The processes of a crash campaign: brokers, registry, sandbox, and two of each service. */
@NullMarked
package dev.payouts.proofs.crashes.fleet;

import org.jspecify.annotations.NullMarked;
