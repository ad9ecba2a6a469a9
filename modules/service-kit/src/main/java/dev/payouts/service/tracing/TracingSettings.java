package dev.payouts.service.tracing;

import dev.payouts.service.InvalidSetting;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the services tell of each payout's way.
 *
 * @param endpoint where a collector takes OTLP over HTTP, such as http://127.0.0.1:4318/v1/traces;
 *     empty for nobody
 * @param ratio of the payouts that are told of, from 0 to 1: of one all steps or none
 */
@ConfigurationProperties("payouts.tracing")
public record TracingSettings(@DefaultValue("") String endpoint, @DefaultValue("1") double ratio) {
  public TracingSettings {
    endpoint = endpoint.strip();
    InvalidSetting.unless(
        endpoint.isEmpty() || isAddress(endpoint),
        "payouts.tracing.endpoint",
        "must be an http or https address, such as http://127.0.0.1:4318/v1/traces, and is \""
            + endpoint
            + "\"");
    InvalidSetting.unless(
        ratio >= 0 && ratio <= 1,
        "payouts.tracing.ratio",
        "must be a number from 0 to 1 and is " + ratio);
  }

  private static boolean isAddress(String text) {
    try {
      return text.matches("https?://\\S+") && URI.create(text).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * @param service which one of the services tells
   */
  public Tracing of(String service) {
    return endpoint.isEmpty() ? Tracing.OFF : new OpenTelemetryTracing(service, endpoint, ratio);
  }
}
