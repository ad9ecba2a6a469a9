/** Brokers, registry, sandbox and services, each a process of its own on this machine. */
@NullMarked
package dev.payouts.fleet;

import org.jspecify.annotations.NullMarked;
