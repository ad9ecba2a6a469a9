package dev.payouts.gatewayio;

import dev.payouts.octopus.ClientSettings;
import dev.payouts.service.InvalidSetting;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of every gateway call and the patterns of answers the gateway does not document; what each
 * means is said at {@link ClientSettings}.
 */
@ConfigurationProperties("payouts.gateway")
record CallSettings(
    @DefaultValue("5s") Duration connectLimit,
    @DefaultValue("15s") Duration responseLimit,
    @DefaultValue("20s") Duration callLimit,
    @DefaultValue("2s") Duration idleLimit,
    @DefaultValue("512") int connectionsMax,
    @DefaultValue("262144") int answerBytesMax,
    @DefaultValue(ClientSettings.ABSENT_DEFAULT) String absentPattern,
    @DefaultValue(ClientSettings.DUPLICATE_DEFAULT) String duplicatePattern) {
  private static final String PREFIX = "payouts.gateway.";

  CallSettings {
    limit("connect-limit", connectLimit);
    limit("response-limit", responseLimit);
    limit("call-limit", callLimit);
    limit("idle-limit", idleLimit);
    InvalidSetting.unless(
        responseLimit.compareTo(callLimit) <= 0,
        PREFIX + "response-limit",
        "must not exceed payouts.gateway.call-limit, which is " + callLimit);
    InvalidSetting.unless(
        connectionsMax >= 1 && connectionsMax <= 65_536,
        PREFIX + "connections-max",
        "must be from 1 to 65536 and is " + connectionsMax);
    InvalidSetting.unless(
        answerBytesMax >= 1024 && answerBytesMax <= 16 * 1024 * 1024,
        PREFIX + "answer-bytes-max",
        "must be from 1024 to 16777216 and is " + answerBytesMax);
    pattern("absent-pattern", absentPattern);
    pattern("duplicate-pattern", duplicatePattern);
  }

  ClientSettings client() {
    return new ClientSettings(
        connectLimit,
        responseLimit,
        callLimit,
        idleLimit,
        connectionsMax,
        answerBytesMax,
        Pattern.compile(absentPattern),
        Pattern.compile(duplicatePattern));
  }

  private static void limit(String name, Duration limit) {
    InvalidSetting.unless(
        limit.toMillis() >= 1 && limit.compareTo(Duration.ofMinutes(10)) <= 0,
        PREFIX + name,
        "must be from 1ms to 10m and is " + limit);
  }

  private static void pattern(String name, String text) {
    try {
      InvalidSetting.unless(
          !Pattern.compile(text).matcher("").find(), PREFIX + name, "matches everything");
    } catch (PatternSyntaxException e) {
      throw new InvalidSetting(
          PREFIX + name, "is no regular expression: " + e.getDescription() + " at " + e.getIndex());
    }
  }
}
