package dev.payouts.gatewayio;

import dev.payouts.octopus.OctopusClient;
import java.net.URI;
import java.util.Optional;

/**
 * A lane's gateway account, ready to call with.
 *
 * @param notifyUrl where the gateway shall send callbacks
 */
public record GatewayLane(OctopusClient client, Optional<URI> notifyUrl) {}
