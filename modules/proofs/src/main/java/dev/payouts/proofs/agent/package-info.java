/** Goes into a service's JVM: ends it at an exact step of its work, or sets its clock wrong. */
@NullMarked
package dev.payouts.proofs.agent;

import org.jspecify.annotations.NullMarked;
