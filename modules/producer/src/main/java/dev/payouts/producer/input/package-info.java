/**
 * Reading payouts from JSON, NDJSON and CSV into field rules' requests. Knows nothing of HTTP or
 * Kafka; memory is bounded whatever the input holds.
 */
@NullMarked
package dev.payouts.producer.input;

import org.jspecify.annotations.NullMarked;
