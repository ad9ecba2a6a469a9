package dev.payouts.octopus;

import java.net.URI;

/**
 * A merchant's account at a gateway.
 *
 * @param url where the gateway is, http or https, without the path of the API; such as {@code
 *     https://gateway.example}
 * @param key sent as OC-Key
 * @param secret signs every body; never sent
 * @param merchantUid the merchant's id from the gateway's administrator
 */
public record GatewayAccount(URI url, String key, String secret, String merchantUid) {
  public GatewayAccount {
    if (url.getHost() == null
        || !isHttp(url)
        || url.getQuery() != null
        || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "gateway url must be http(s)://host[:port][/path] without user, query or fragment");
    }
    requireHeaderText("gateway key", key);
    requireText("gateway secret", secret);
    requireText("merchant uid", merchantUid);
  }

  private static boolean isHttp(URI url) {
    return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
        && url.getFragment() == null;
  }

  private static void requireText(String what, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(what + " is blank");
    }
  }

  private static void requireHeaderText(String what, String value) {
    requireText(what, value);
    if (!value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException(what + " must be printable ASCII without spaces");
    }
  }

  @Override
  public String toString() {
    return "GatewayAccount[url="
        + url
        + ", merchantUid="
        + merchantUid
        + ", key and secret redacted]";
  }
}
