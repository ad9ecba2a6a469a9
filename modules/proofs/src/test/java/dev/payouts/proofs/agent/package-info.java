@NullMarked
package dev.payouts.proofs.agent;

import org.jspecify.annotations.NullMarked;
