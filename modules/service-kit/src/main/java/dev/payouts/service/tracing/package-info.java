/** What the services tell a collector of each payout's way, by OpenTelemetry. */
@NullMarked
package dev.payouts.service.tracing;

import org.jspecify.annotations.NullMarked;
