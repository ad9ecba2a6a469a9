package dev.payouts.service;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient a start is.
 *
 * @param patience how long a service waits for a broker or registry that does not answer yet
 */
@ConfigurationProperties("payouts.startup")
public record StartupSettings(@DefaultValue("60s") Duration patience) {
  public StartupSettings {
    InvalidSetting.unless(
        !patience.isNegative() && patience.compareTo(Duration.ofHours(1)) <= 0,
        "payouts.startup.patience",
        "must be from 0s to 1h and is " + patience);
  }
}
