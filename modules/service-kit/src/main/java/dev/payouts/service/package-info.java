/**
 * What every service shares: its start, settings, topic and schema set-up, typed Avro codecs,
 * health, and start-up errors as one sentence.
 */
@NullMarked
package dev.payouts.service;

import org.jspecify.annotations.NullMarked;
