/** Checks a file of payouts as the producer would, without sending it. */
@NullMarked
package dev.payouts.standalone.validate;

import org.jspecify.annotations.NullMarked;
