/** The launcher's side of modules/reporting: which words start what, and how it ends. */
@NullMarked
package dev.payouts.standalone.reporting;

import org.jspecify.annotations.NullMarked;
