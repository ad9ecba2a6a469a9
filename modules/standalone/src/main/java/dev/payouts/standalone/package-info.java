/** The launcher's commands: what they are told and how they run. */
@NullMarked
package dev.payouts.standalone;

import org.jspecify.annotations.NullMarked;
