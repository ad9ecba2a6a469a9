package dev.payouts.gatewayio;

import dev.payouts.octopus.ClientSettings;
import dev.payouts.octopus.GatewayAccount;
import dev.payouts.octopus.OctopusClient;
import dev.payouts.service.GatewaySettings;
import dev.payouts.service.LaneAccount;
import dev.payouts.service.StartupFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lanes there is a gateway account for. */
final class GatewayLanes implements AutoCloseable {
  private final Map<String, GatewayLane> lanes = new HashMap<>();
  private final boolean everyLane;

  GatewayLanes(GatewaySettings gateway, ClientSettings client) {
    this.everyLane = gateway.everyLane();
    gateway.accounts().forEach((name, account) -> lanes.put(name, lane(name, account, client)));
  }

  private static GatewayLane lane(String name, LaneAccount account, ClientSettings client) {
    try {
      GatewayAccount octopus =
          new GatewayAccount(
              account.url(), account.key(), account.secret().value(), account.merchantUid());
      return new GatewayLane(new OctopusClient(octopus, client), account.notifyUrl());
    } catch (IllegalArgumentException e) {
      throw new StartupFailure("the gateway account of lane " + name + ": " + e.getMessage(), e);
    }
  }

  Optional<GatewayLane> find(String lane) {
    return Optional.ofNullable(lanes.get(everyLane ? GatewaySettings.DEFAULT_LANE : lane));
  }

  @Override
  public void close() {
    lanes.values().forEach(lane -> lane.client().close());
  }
}
