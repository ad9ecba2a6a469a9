package dev.payouts.orchestrator;

import dev.payouts.service.GatewaySettings;
import dev.payouts.service.InvalidSetting;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose account each lane pays from: of the gateway's settings, which worker and poller have in
 * full, the part that is no secret. It goes into every request, so that no other merchant's word is
 * taken for the word on a payout.
 *
 * @param everyLane as in {@link GatewaySettings}
 */
@ConfigurationProperties("payouts.gateway")
record MerchantSettings(
    @Nullable String merchantUid,
    @DefaultValue Map<String, Lane> lanes,
    @DefaultValue("false") boolean everyLane) {
  /** The settings of one further lane. */
  record Lane(@Nullable String merchantUid) {}

  MerchantSettings {
    lanes = Map.copyOf(lanes);
  }

  /** Of every one of these lanes. */
  Map<String, String> of(Set<String> names) {
    Map<String, String> merchants = new HashMap<>();
    for (String name : names) {
      merchants.put(
          name,
          everyLane || name.equals(GatewaySettings.DEFAULT_LANE)
              ? required("payouts.gateway.merchant-uid", merchantUid)
              : required("payouts.gateway.lanes." + name + ".merchant-uid", uid(lanes.get(name))));
    }
    return merchants;
  }

  private static @Nullable String uid(@Nullable Lane lane) {
    return lane == null ? null : lane.merchantUid;
  }

  private static String required(String property, @Nullable String uid) {
    if (uid == null || uid.isBlank()) {
      throw new InvalidSetting(
          property, "is not set; set it as for worker and poller, or remove the lane");
    }
    return uid.strip();
  }
}
