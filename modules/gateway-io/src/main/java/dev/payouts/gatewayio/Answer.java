package dev.payouts.gatewayio;

import org.apache.avro.specific.SpecificRecord;

/**
 * What a role says about one request.
 *
 * @param outcome the outcome's name, as a metric's tag
 * @param body body of the GatewayReply
 */
public record Answer(String outcome, SpecificRecord body) {}
