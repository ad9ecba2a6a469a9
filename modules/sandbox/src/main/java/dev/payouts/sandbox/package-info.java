/**
 * A gateway to develop and test against: the Octopus API with checked signatures, a ledger on disk
 * and magic values. Everything but the ledger's writer runs on one event loop, so nothing here is
 * locked.
 */
@NullMarked
package dev.payouts.sandbox;

import org.jspecify.annotations.NullMarked;
