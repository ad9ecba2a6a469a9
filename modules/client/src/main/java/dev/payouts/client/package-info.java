/**
 * What an upstream on the JVM sends payouts with: a command is checked by the rules of the
 * services, written to Kafka with the settings without which money is at risk, and its outcome is a
 * word for what is known and no more.
 */
@NullMarked
package dev.payouts.client;

import org.jspecify.annotations.NullMarked;
