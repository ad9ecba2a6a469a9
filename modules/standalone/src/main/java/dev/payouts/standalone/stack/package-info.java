/**
 * The parts of the product as processes and contexts of this machine: ports, settings, start and
 * stop.
 */
@NullMarked
package dev.payouts.standalone.stack;

import org.jspecify.annotations.NullMarked;
