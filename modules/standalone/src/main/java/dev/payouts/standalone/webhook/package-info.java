/** The commands on webhooks, run where the producer's settings are. */
@NullMarked
package dev.payouts.standalone.webhook;

import org.jspecify.annotations.NullMarked;
