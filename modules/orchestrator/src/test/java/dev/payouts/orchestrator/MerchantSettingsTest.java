package dev.payouts.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.payouts.service.Settings;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MerchantSettingsTest {
  private static final Set<String> LANES = Set.of("default", "vip");

  @Test
  void readsTheMerchantOfEveryLane() {
    var settings =
        settings(
            Map.of(
                "PAYOUTS_GATEWAY_MERCHANT_UID", "m-1",
                "PAYOUTS_GATEWAY_LANES_VIP_MERCHANT_UID", " m-2 ",
                "PAYOUTS_GATEWAY_LANES_VIP_KEY", "key"));

    assertThat(settings.of(LANES)).isEqualTo(Map.of("default", "m-1", "vip", "m-2"));
  }

  @Test
  void takesOneForAllWhereOneAccountPaysEveryLane() {
    var settings =
        settings(
            Map.of(
                "PAYOUTS_GATEWAY_MERCHANT_UID", "m-1",
                "PAYOUTS_GATEWAY_LANES_VIP_MERCHANT_UID", "m-2",
                "PAYOUTS_GATEWAY_EVERY_LANE", "true"));

    assertThat(settings.of(LANES)).isEqualTo(Map.of("default", "m-1", "vip", "m-1"));
  }

  @Test
  void refusesALaneOfNobody() {
    var settings = settings(Map.of("PAYOUTS_GATEWAY_MERCHANT_UID", "m-1"));

    assertThatThrownBy(() -> settings.of(LANES))
        .hasMessageStartingWith(
            "payouts.gateway.lanes.vip.merchant-uid (PAYOUTS_GATEWAY_LANES_VIP_MERCHANT_UID) is not set");
    assertThatThrownBy(() -> settings(Map.of()).of(LANES)).hasMessageContaining("is not set");
  }

  private static MerchantSettings settings(Map<String, String> environment) {
    return Settings.from(environment, "payouts.gateway", MerchantSettings.class);
  }
}
