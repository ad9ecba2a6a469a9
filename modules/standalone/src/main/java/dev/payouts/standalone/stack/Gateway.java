package dev.payouts.standalone.stack;

import dev.payouts.service.InvalidSetting;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Through what payouts are paid. */
public sealed interface Gateway {
  String VARIABLES = "PAYOUTS_GATEWAY_";
  String LANES = "LANES_";
  String MERCHANT = "MERCHANT_UID";

  /** The bundled one for every lane, with no money behind it. */
  record Sandbox() implements Gateway {}

  /**
   * A real one; the services read its accounts from the environment themselves.
   *
   * @param url empty where nobody calls it
   */
  record External(String url) implements Gateway {}

  /**
   * All of the gateway's settings or none: a half of them must never end at the sandbox, nor one
   * lane there and another at a real one.
   */
  static Gateway from(Map<String, String> environment) {
    Map<String, String> set = settings(environment);
    String url = set.getOrDefault("URL", "");
    String key = set.getOrDefault("KEY", "");
    String secret = set.getOrDefault("SECRET", "") + set.getOrDefault("SECRET_FILE", "");
    String merchant = set.getOrDefault(MERCHANT, "");
    if ((url + key + secret + merchant).isEmpty()) {
      refuseLanes(set);
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

  /**
   * As {@link #from}, for roles that never call the gateway and need no more than the merchants'
   * ids: nobody need give them a secret.
   */
  static Gateway ofMerchants(Map<String, String> environment) {
    Map<String, String> set = settings(environment);
    return set.keySet().stream().allMatch(name -> name.endsWith(MERCHANT))
            && set.containsKey(MERCHANT)
        ? new External("")
        : from(environment);
  }

  /** What is set, by the end of its name; in the other spellings services understand as well. */
  private static Map<String, String> settings(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> !variable.getValue().isBlank())
        .filter(variable -> spelled(variable.getKey()).startsWith(VARIABLES))
        .collect(
            Collectors.toMap(
                variable -> spelled(variable.getKey()).substring(VARIABLES.length()),
                variable -> variable.getValue().strip(),
                (one, other) -> one,
                TreeMap::new));
  }

  private static String spelled(String variable) {
    return variable.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static void refuseLanes(Map<String, String> set) {
    for (String name : set.keySet()) {
      InvalidSetting.unless(
          !name.startsWith(LANES),
          "payouts.gateway.url",
          "is not set while "
              + VARIABLES
              + name
              + " is; set the default lane's account too, or unset those of all lanes to pay through the sandbox");
    }
  }

  private static void require(String value, String name) {
    InvalidSetting.unless(
        !value.isEmpty(),
        "payouts.gateway." + name,
        "is not set while other settings of the gateway are; set it, or unset all of them to pay through the sandbox");
  }

  /** The environment without what names a gateway or says how it answers. */
  static Map<String, String> without(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> !spelled(variable.getKey()).startsWith(VARIABLES))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
