/** Between the topics' Avro records and the core's types. */
@NullMarked
package dev.payouts.orchestrator.message;

import org.jspecify.annotations.NullMarked;
