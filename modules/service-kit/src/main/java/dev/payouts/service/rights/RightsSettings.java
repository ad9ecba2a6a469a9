package dev.payouts.service.rights;

import dev.payouts.service.InvalidSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service looks after its rights in Kafka.
 *
 * @param every how often it asks whether it still has all of them
 */
@ConfigurationProperties("payouts.rights")
public record RightsSettings(@DefaultValue("10s") Duration every) {
  public RightsSettings {
    InvalidSetting.unless(
        every.toMillis() >= 100 && every.compareTo(Duration.ofHours(1)) <= 0,
        "payouts.rights.every",
        "must be from 100ms to 1h and is " + every);
  }
}
