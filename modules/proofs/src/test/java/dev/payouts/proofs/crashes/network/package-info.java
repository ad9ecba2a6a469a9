@NullMarked
package dev.payouts.proofs.crashes.network;

import org.jspecify.annotations.NullMarked;
