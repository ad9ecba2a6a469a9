/** What Confluent's serializer does with our schemas, a live registry and a live broker. */
@NullMarked
package dev.payouts.serdes;

import org.jspecify.annotations.NullMarked;
