/**
 * Takes payouts over REST, from files and gateway callbacks, and writes them to topics. It decides
 * nothing about a payout, and it acknowledges only what Kafka has.
 */
@NullMarked
package dev.payouts.producer;

import org.jspecify.annotations.NullMarked;
