package dev.payouts.producer.webhook;

import dev.payouts.service.InvalidSetting;
import dev.payouts.service.Secret;
import dev.payouts.service.tls.Authority;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of results.
 *
 * @param webhooks settings under payouts.webhooks.&lt;name&gt;
 */
@ConfigurationProperties("payouts")
public record WebhookSettings(@DefaultValue Map<String, Hook> webhooks) {
  /** What {@link dev.payouts.service.Settings} reads it by. */
  public static final String PREFIX = "payouts";

  private static final String WEBHOOKS = PREFIX + ".webhooks.";
  private static final String NAME = "[a-z0-9-]{1,32}";
  private static final String KEY_MARK = "whsec_";
  private static final int KEY_BYTES_MIN = 24;
  private static final int KEY_BYTES_MAX = 64;
  private static final Duration LIMIT_MIN = Duration.ofMillis(100);
  private static final Duration LIMIT_MAX = Duration.ofMinutes(1);

  /**
   * One of them.
   *
   * @param url https, or http to this machine
   * @param formerSecret signs as well, until the receiver has the new one
   * @param authorityFile whose certificates count; without it those that this Java trusts
   * @param sources whose payouts; none for all
   * @param limit of one POST
   */
  public record Hook(
      @Nullable String url,
      @Nullable String secret,
      @Nullable String secretFile,
      @Nullable String formerSecret,
      @Nullable String formerSecretFile,
      @Nullable String authorityFile,
      @DefaultValue Set<String> sources,
      @DefaultValue("15s") Duration limit) {
    @Override
    public String toString() {
      // An address may hold a receiver's token.
      return "Hook[sources=%s]".formatted(sources);
    }
  }

  public WebhookSettings {
    webhooks = Map.copyOf(webhooks);
    webhooks.forEach(WebhookSettings::webhook);
  }

  /** By name; reads the files of secrets. */
  public List<Webhook> all() {
    return webhooks.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> webhook(one.getKey(), one.getValue()))
        .toList();
  }

  private static Webhook webhook(String name, Hook hook) {
    String prefix = WEBHOOKS + name;
    InvalidSetting.unless(name.matches(NAME), prefix, "must have a name of 1 to 32 of a-z 0-9 -");
    InvalidSetting.unless(
        hook.limit().compareTo(LIMIT_MIN) >= 0 && hook.limit().compareTo(LIMIT_MAX) <= 0,
        prefix + ".limit",
        "must be from 100ms to 1m and is " + hook.limit());
    List<byte[]> keys = new ArrayList<>();
    keys.add(key(prefix + ".secret", hook.secret(), hook.secretFile()));
    if (isSet(hook.formerSecret()) || isSet(hook.formerSecretFile())) {
      keys.add(key(prefix + ".former-secret", hook.formerSecret(), hook.formerSecretFile()));
    }
    return new Webhook(
        name,
        address(prefix + ".url", hook.url()),
        new Signature(keys),
        Set.copyOf(hook.sources()),
        hook.limit(),
        Optional.ofNullable(hook.authorityFile())
            .filter(WebhookSettings::isSet)
            .map(file -> Authority.trusted(prefix + ".authority-file", file)));
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  /** As receivers' libraries take it, or one side would sign with other bytes than the other. */
  private static byte[] key(String property, @Nullable String secret, @Nullable String file) {
    String text = Secret.from(property, secret, file).value();
    byte[] key = {};
    if (text.startsWith(KEY_MARK)) {
      try {
        key = Base64.getDecoder().decode(text.substring(KEY_MARK.length()));
      } catch (IllegalArgumentException e) {
        // Said below, without the secret.
      }
    }
    InvalidSetting.unless(
        key.length >= KEY_BYTES_MIN && key.length <= KEY_BYTES_MAX,
        property,
        "must be whsec_ and then %d to %d bytes in Base64; make one by: echo whsec_$(openssl rand -base64 32)"
            .formatted(KEY_BYTES_MIN, KEY_BYTES_MAX));
    return key;
  }

  private static URI address(String property, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new InvalidSetting(property, "is not set");
    }
    try {
      URI uri = new URI(text.strip());
      boolean here = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
      boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here);
      if (safe && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, without the parser's words.
    }
    throw new InvalidSetting(
        property, "must be an https address without user name, or http to this machine");
  }
}
