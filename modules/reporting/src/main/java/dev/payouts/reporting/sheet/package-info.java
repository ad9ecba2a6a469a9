/** Tables of typed cells, and how they look as text, CSV, JSON and HTML. */
@NullMarked
package dev.payouts.reporting.sheet;

import org.jspecify.annotations.NullMarked;
