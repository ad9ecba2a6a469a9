package dev.payouts.reporting.source;

import dev.payouts.service.KafkaSettings;
import dev.payouts.service.SchemaRegistrySettings;

/** Where the topics are, and the schemas of their values. */
public record Source(KafkaSettings kafka, SchemaRegistrySettings registry) {}
