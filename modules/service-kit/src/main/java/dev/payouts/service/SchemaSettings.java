package dev.payouts.service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the schemas of the flow come into the registry.
 *
 * @param register whether a service registers its schemas at start; otherwise they must be there
 */
@ConfigurationProperties("payouts.schemas")
public record SchemaSettings(@DefaultValue("true") boolean register) {}
