/**
 * What analysts and finance ask of the topics. Here are the two ways in which a command can end
 * badly.
 */
@NullMarked
package dev.payouts.reporting;

import org.jspecify.annotations.NullMarked;
