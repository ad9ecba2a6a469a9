/** The Octopus gateway's API: signed calls, one POST per call, every answer a sealed outcome. */
@NullMarked
package dev.payouts.octopus;

import org.jspecify.annotations.NullMarked;
