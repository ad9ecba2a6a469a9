package dev.payouts.orchestrator.control;

import dev.payouts.avro.LaneSetting;
import dev.payouts.orchestrator.pacing.LaneLimits;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One limit of a lane that can be set while it runs, by itself: no other changes with it. */
enum LaneField {
  OPEN("is not true or false") {
    @Override
    boolean fits(JsonNode value) {
      return value.isBoolean();
    }

    @Override
    void set(LaneSetting.Builder setting, JsonNode value) {
      setting.setOpen(value.booleanValue());
    }

    // What the configuration closes stays closed: it says so where the service is deployed.
    @Override
    LaneLimits over(LaneLimits limits, LaneSetting setting) {
      return setting.getOpen() == null
          ? limits
          : limits.withOpen(limits.open() && setting.getOpen());
    }
  },

  WINDOW("is not a whole number from 1 to 2147483647") {
    @Override
    boolean fits(JsonNode value) {
      return isCount(value);
    }

    @Override
    void set(LaneSetting.Builder setting, JsonNode value) {
      setting.setWindow(value.intValue());
    }

    @Override
    LaneLimits over(LaneLimits limits, LaneSetting setting) {
      return setting.getWindow() == null
          ? limits
          : new LaneLimits(
              setting.getWindow(), limits.ratePerSecond(), limits.inquiryWindow(), limits.open());
    }
  },

  RATE_PER_SECOND("is not a number that is 0, for no limit, or more") {
    @Override
    boolean fits(JsonNode value) {
      return value.isNumber() && value.doubleValue() >= 0 && Double.isFinite(value.doubleValue());
    }

    @Override
    void set(LaneSetting.Builder setting, JsonNode value) {
      setting.setRatePerSecond(value.doubleValue());
    }

    @Override
    LaneLimits over(LaneLimits limits, LaneSetting setting) {
      return setting.getRatePerSecond() == null
          ? limits
          : new LaneLimits(
              limits.window(), setting.getRatePerSecond(), limits.inquiryWindow(), limits.open());
    }
  },

  INQUIRY_WINDOW("is not a whole number from 1 to 2147483647") {
    @Override
    boolean fits(JsonNode value) {
      return isCount(value);
    }

    @Override
    void set(LaneSetting.Builder setting, JsonNode value) {
      setting.setInquiryWindow(value.intValue());
    }

    @Override
    LaneLimits over(LaneLimits limits, LaneSetting setting) {
      return setting.getInquiryWindow() == null
          ? limits
          : new LaneLimits(
              limits.window(), limits.ratePerSecond(), setting.getInquiryWindow(), limits.open());
    }
  };

  private static final String SEPARATOR = "/";

  private final String problem;

  LaneField(String problem) {
    this.problem = problem;
  }

  abstract boolean fits(JsonNode value);

  abstract void set(LaneSetting.Builder setting, JsonNode value);

  /**
   * @throws IllegalArgumentException if the setting's value cannot work
   */
  abstract LaneLimits over(LaneLimits limits, LaneSetting setting);

  private static boolean isCount(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 1;
  }

  /** What is wrong with a value that does not fit, and what to do, read after the field's name. */
  String problem() {
    return problem + "; give one, or null for what is configured";
  }

  /** As it is called in JSON, in the schema, and in the topic's keys. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String key(String lane) {
    return lane + SEPARATOR + word();
  }

  static Optional<LaneField> of(String word) {
    return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
  }

  /** The field that a key of the topic ends with. */
  static Optional<LaneField> ofKey(String key) {
    return of(key.substring(key.lastIndexOf(SEPARATOR) + 1));
  }

  /** The lane that a key of the topic begins with. */
  static String laneOfKey(String key) {
    return key.substring(0, Math.max(0, key.lastIndexOf(SEPARATOR)));
  }
}
