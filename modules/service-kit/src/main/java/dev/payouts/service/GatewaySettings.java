package dev.payouts.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The gateway accounts by lane: {@code payouts.gateway.*} is that of lane {@code default}, {@code
 * payouts.gateway.lanes.<name>.*} those of further lanes, which take the url and the notify-url of
 * the first where they name none.
 *
 * @param everyLane whether the first account pays every lane there is, so that nothing under {@code
 *     lanes} counts; the launcher sets it for its sandbox, above all other sources of settings
 */
@ConfigurationProperties("payouts.gateway")
public record GatewaySettings(
    @Nullable String url,
    @Nullable String key,
    @Nullable String secret,
    @Nullable String secretFile,
    @Nullable String merchantUid,
    @Nullable String notifyUrl,
    @DefaultValue Map<String, Lane> lanes,
    @DefaultValue("false") boolean everyLane) {
  public static final String DEFAULT_LANE = "default";
  private static final String PREFIX = "payouts.gateway";

  /** The settings of one further lane; the same names as those of the default lane. */
  public record Lane(
      @Nullable String url,
      @Nullable String key,
      @Nullable String secret,
      @Nullable String secretFile,
      @Nullable String merchantUid,
      @Nullable String notifyUrl) {
    @Override
    public String toString() {
      return "Lane[url=%s, merchantUid=%s]".formatted(url, merchantUid);
    }
  }

  public GatewaySettings {
    InvalidSetting.unless(
        everyLane || !lanes.containsKey(DEFAULT_LANE),
        PREFIX + ".lanes.default",
        "must not be set; the default lane's account is " + PREFIX + ".url, .key and so on");
    // Not even looked at: what is there may be half of an account.
    lanes = everyLane ? Map.of() : Map.copyOf(lanes);
    accounts(url, key, secret, secretFile, merchantUid, notifyUrl, lanes);
  }

  /** The account of every lane; reads the secret files. */
  public Map<String, LaneAccount> accounts() {
    return accounts(url, key, secret, secretFile, merchantUid, notifyUrl, lanes);
  }

  private static Map<String, LaneAccount> accounts(
      @Nullable String url,
      @Nullable String key,
      @Nullable String secret,
      @Nullable String secretFile,
      @Nullable String merchantUid,
      @Nullable String notifyUrl,
      Map<String, Lane> lanes) {
    Lane first = new Lane(url, key, secret, secretFile, merchantUid, notifyUrl);
    Map<String, LaneAccount> accounts = new HashMap<>();
    accounts.put(DEFAULT_LANE, account(PREFIX, first, first));
    lanes.forEach(
        (name, lane) -> accounts.put(name, account(PREFIX + ".lanes." + name, lane, first)));
    return Map.copyOf(accounts);
  }

  private static LaneAccount account(String prefix, Lane lane, Lane first) {
    return new LaneAccount(
        address(prefix + ".url", required(prefix + ".url", isSet(lane.url) ? lane.url : first.url)),
        required(prefix + ".key", lane.key),
        Secret.from(prefix + ".secret", lane.secret, lane.secretFile),
        required(prefix + ".merchant-uid", lane.merchantUid),
        Optional.ofNullable(isSet(lane.notifyUrl) ? lane.notifyUrl : first.notifyUrl)
            .filter(text -> !text.isBlank())
            .map(text -> address(prefix + ".notify-url", text)));
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  private static String required(String property, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidSetting(property, "is not set");
    }
    return value.strip();
  }

  private static URI address(String property, String text) {
    try {
      URI uri = new URI(text.strip());
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, without the parser's words.
    }
    // An address with user name and password must not end in a log.
    String shown = text.contains("@") ? "" : " and is \"" + text + "\"";
    throw new InvalidSetting(
        property, "must be an http or https address without user name" + shown);
  }

  @Override
  public String toString() {
    return "GatewaySettings[url=%s, merchantUid=%s, lanes=%s]".formatted(url, merchantUid, lanes);
  }
}
