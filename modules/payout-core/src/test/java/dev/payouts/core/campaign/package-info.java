/** Random histories of one payout among a worker, a poller and a gateway that all may fail. */
@NullMarked
package dev.payouts.core.campaign;

import org.jspecify.annotations.NullMarked;
