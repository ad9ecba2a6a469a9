package dev.payouts.producer;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer to a command that Kafka has. */
record Accepted(
    @JsonProperty("payout_id") String payoutId, @JsonProperty("command_id") String commandId) {}
