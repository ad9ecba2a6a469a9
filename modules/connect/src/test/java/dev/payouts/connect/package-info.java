/**
 * deploy/connect at work: a real Kafka Connect worker carries results from a real Kafka into a real
 * PostgreSQL, by the very files that users get.
 */
@NullMarked
package dev.payouts.connect;

import org.jspecify.annotations.NullMarked;
