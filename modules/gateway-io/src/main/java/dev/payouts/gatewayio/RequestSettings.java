package dev.payouts.gatewayio;

import dev.payouts.service.InvalidSetting;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are read and replied to.
 *
 * @param batchMax requests committed and handed out together
 * @param inFlightMax calls at once; no more requests are read while a whole batch has no room
 * @param commitLimit how long one commit of offsets may take before its batch is given up
 * @param sessionLimit after how long without a sign of life another instance takes the requests
 *     over; the broker's own bounds apply
 * @param clockSkew by how much the orchestrators' clocks may be ahead of this one; what they permit
 *     at a later time is not submitted
 * @param drainLimit how long a stop waits for calls under way
 * @param instanceId names this instance in replies and makes its group membership static; it must
 *     then be unique among the role's instances
 */
@ConfigurationProperties("payouts.requests")
record RequestSettings(
    @DefaultValue("200") int batchMax,
    @DefaultValue("256") int inFlightMax,
    @DefaultValue("10s") Duration commitLimit,
    @DefaultValue("6s") Duration sessionLimit,
    @DefaultValue("5s") Duration clockSkew,
    @DefaultValue("15s") Duration drainLimit,
    Optional<String> instanceId) {
  private static final String PREFIX = "payouts.requests.";

  RequestSettings {
    between("batch-max", batchMax, 1, 10_000);
    between("in-flight-max", inFlightMax, 1, 65_536);
    InvalidSetting.unless(
        inFlightMax >= batchMax,
        PREFIX + "in-flight-max",
        "must not be below payouts.requests.batch-max, which is " + batchMax);
    limit("commit-limit", commitLimit);
    limit("session-limit", sessionLimit);
    limit("clock-skew", clockSkew);
    limit("drain-limit", drainLimit);
    instanceId = instanceId.map(String::strip).filter(id -> !id.isEmpty());
    InvalidSetting.unless(
        instanceId.isEmpty() || instanceId.get().matches("[A-Za-z0-9._-]{1,100}"),
        PREFIX + "instance-id",
        "must be 1 to 100 of A-Z a-z 0-9 . _ -");
  }

  RequestDesk.Limits limits() {
    return new RequestDesk.Limits(commitLimit, clockSkew);
  }

  private static void between(String name, int value, int min, int max) {
    InvalidSetting.unless(
        value >= min && value <= max,
        PREFIX + name,
        "must be from " + min + " to " + max + " and is " + value);
  }

  private static void limit(String name, Duration limit) {
    InvalidSetting.unless(
        limit.toMillis() >= 100 && limit.compareTo(Duration.ofMinutes(1)) <= 0,
        PREFIX + name,
        "must be from 100ms to 1m and is " + limit);
  }
}
