package dev.payouts.standalone.stack;

import dev.payouts.service.InvalidSetting;
import java.util.Map;

/** Through what payouts are paid. */
public sealed interface Gateway {
  /** The bundled one, with no money behind it. */
  record Sandbox() implements Gateway {}

  /** A real one; the services read its account from the environment themselves. */
  record External(String url) implements Gateway {}

  /** All of the gateway's settings or none: a half of them must never end at the sandbox. */
  static Gateway from(Map<String, String> environment) {
    String url = value(environment, "URL");
    String key = value(environment, "KEY");
    String secret = value(environment, "SECRET") + value(environment, "SECRET_FILE");
    String merchant = value(environment, "MERCHANT_UID");
    if ((url + key + secret + merchant).isEmpty()) {
      return new Sandbox();
    }
    require(url, "url");
    require(key, "key");
    InvalidSetting.unless(
        !secret.isEmpty(),
        "payouts.gateway.secret",
        "is not set while other settings of the gateway are; set it or PAYOUTS_GATEWAY_SECRET_FILE");
    require(merchant, "merchant-uid");
    return new External(url);
  }

  private static String value(Map<String, String> environment, String name) {
    return environment.getOrDefault("PAYOUTS_GATEWAY_" + name, "").strip();
  }

  private static void require(String value, String name) {
    InvalidSetting.unless(
        !value.isEmpty(),
        "payouts.gateway." + name,
        "is not set while other settings of the gateway are; set it, or unset all of them to pay through the sandbox");
  }
}
