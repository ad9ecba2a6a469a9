/** A real Kafka broker and a real schema registry from jars, each a process of its own. */
@NullMarked
package dev.payouts.localstack;

import org.jspecify.annotations.NullMarked;
