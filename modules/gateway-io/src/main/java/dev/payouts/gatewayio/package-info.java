/**
 * The skeleton worker and poller share: read a bounded batch, decode, commit where that comes
 * first, call the gateway on virtual threads, reply.
 */
@NullMarked
package dev.payouts.gatewayio;

import org.jspecify.annotations.NullMarked;
