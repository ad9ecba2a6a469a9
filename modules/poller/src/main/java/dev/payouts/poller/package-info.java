/** Posts order/get and reports what it saw. */
@NullMarked
package dev.payouts.poller;

import org.jspecify.annotations.NullMarked;
