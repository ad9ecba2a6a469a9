package dev.payouts.orchestrator.control;

import dev.payouts.avro.LaneSetting;
import dev.payouts.orchestrator.pacing.LaneLimits;
import dev.payouts.orchestrator.pacing.Lanes;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings that stand, as the topic has them, and makes them hold. */
public final class StandingSettings {
  private static final Logger LOG = LoggerFactory.getLogger(StandingSettings.class);

  private final Lanes lanes;
  private final Map<String, LaneSetting> byKey = new ConcurrentHashMap<>();

  public StandingSettings(Lanes lanes) {
    this.lanes = lanes;
  }

  /** By the field that is set. */
  Map<LaneField, LaneSetting> of(String lane) {
    Map<LaneField, LaneSetting> standing = new EnumMap<>(LaneField.class);
    for (LaneField field : LaneField.values()) {
      LaneSetting setting = byKey.get(field.key(lane));
      if (setting != null) {
        standing.put(field, setting);
      }
    }
    return standing;
  }

  /**
   * Takes the latest record of a key. One that means nothing to this version, or that cannot work,
   * changes nothing: the others must go on to hold.
   *
   * @param setting null takes the field back to the configuration
   */
  void take(String key, @Nullable LaneSetting setting) {
    Optional<LaneField> field = LaneField.ofKey(key);
    String lane = LaneField.laneOfKey(key);
    if (field.isEmpty() || !field.get().key(lane).equals(key)) {
      ignored(key, "it is no field of a lane");
      return;
    }
    if (setting == null) {
      byKey.remove(key);
    } else if (!setting.getLane().equals(lane)) {
      ignored(key, "its value is about another lane");
      return;
    } else {
      try {
        var _ = field.get().over(new LaneLimits(1, 0, 1, true), setting);
      } catch (IllegalArgumentException e) {
        ignored(key, String.valueOf(e.getMessage()));
        return;
      }
      byKey.put(key, setting);
    }
    if (lanes.names().contains(lane)) {
      hold(lane);
    }
  }

  private void hold(String lane) {
    LaneLimits limits = lanes.configured(lane);
    for (Map.Entry<LaneField, LaneSetting> standing : of(lane).entrySet()) {
      limits = standing.getKey().over(limits, standing.getValue());
    }
    if (!limits.equals(lanes.limits(lane))) {
      lanes.set(lane, limits);
      LOG.atInfo().addKeyValue("lane", lane).addKeyValue("limits", limits).log("Lane set");
    }
  }

  private static void ignored(String key, String problem) {
    LOG.atError()
        .addKeyValue("key", key)
        .addKeyValue("problem", problem)
        .log("A record of payout.lanes is ignored");
  }
}
