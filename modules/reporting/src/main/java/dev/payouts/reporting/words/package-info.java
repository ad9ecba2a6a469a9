/** The words of a command line, and the period they name. */
@NullMarked
package dev.payouts.reporting.words;

import org.jspecify.annotations.NullMarked;
