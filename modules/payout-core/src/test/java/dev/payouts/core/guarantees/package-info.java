/**
 * What must hold whatever happens, as named objects that watch a campaign: of the bare core, or of
 * the services around it.
 */
@NullMarked
package dev.payouts.core.guarantees;

import org.jspecify.annotations.NullMarked;
