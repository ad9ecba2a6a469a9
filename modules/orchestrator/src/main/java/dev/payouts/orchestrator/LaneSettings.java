package dev.payouts.orchestrator;

import dev.payouts.orchestrator.pacing.LaneLimits;
import dev.payouts.service.InvalidSetting;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The lanes and their limits by name; the lane {@code default} is always there.
 *
 * @param lanes settings under payouts.lanes.&lt;name&gt;
 */
@ConfigurationProperties("payouts")
record LaneSettings(@DefaultValue Map<String, Limits> lanes) {
  private static final String DEFAULT = "default";

  LaneSettings {
    lanes = Map.copyOf(lanes);
  }

  /** One lane's limits, over all instances together. */
  record Limits(
      @DefaultValue("10000") int window,
      @DefaultValue("0") double ratePerSecond,
      @DefaultValue("10000") int inquiryWindow,
      @DefaultValue("true") boolean open) {
    static final Limits UNSET = new Limits(10_000, 0, 10_000, true);
  }

  Map<String, LaneLimits> limits() {
    Map<String, LaneLimits> limits = new HashMap<>();
    limits.put(DEFAULT, limits(DEFAULT, Limits.UNSET));
    lanes.forEach((name, lane) -> limits.put(name, limits(name, lane)));
    return limits;
  }

  private static LaneLimits limits(String name, Limits lane) {
    String setting = "payouts.lanes." + name;
    InvalidSetting.unless(
        name.matches("[a-z0-9-]{1,32}"), setting, "must be named by 1 to 32 of a-z 0-9 -");
    try {
      return new LaneLimits(lane.window(), lane.ratePerSecond(), lane.inquiryWindow(), lane.open());
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting(setting, "cannot work: " + e.getMessage());
    }
  }
}
