/**
 * The network between a service and the gateway when both are real processes: a proxy that can be
 * told to misbehave while connections are open, and that never duplicates a byte.
 */
@NullMarked
package dev.payouts.fleet.network;

import org.jspecify.annotations.NullMarked;
