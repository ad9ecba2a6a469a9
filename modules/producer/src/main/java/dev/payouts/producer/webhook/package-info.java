/** Tells upstreams without Kafka what became of their payouts, by signed POSTs. */
@NullMarked
package dev.payouts.producer.webhook;

import org.jspecify.annotations.NullMarked;
