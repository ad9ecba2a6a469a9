/**
 * The checks that keep the contract: what a schema must say and what a change to it may not break.
 */
@NullMarked
package dev.payouts.schemas;

import org.jspecify.annotations.NullMarked;
