package dev.payouts.service.tls;

import dev.payouts.service.InvalidSetting;
import dev.payouts.service.Settings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/** How the services call each other over HTTP: over TLS where they have it. */
public final class ServiceHttp {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private final String scheme;
  private volatile HttpClient client;

  public ServiceHttp(SslBundles bundles) {
    if (bundles.getBundleNames().contains(TlsSettings.BUNDLE)) {
      this.scheme = "https";
      this.client = client(bundles.getBundle(TlsSettings.BUNDLE));
      bundles.addBundleUpdateHandler(TlsSettings.BUNDLE, changed -> client = client(changed));
    } else {
      this.scheme = "http";
      this.client = client(null);
    }
  }

  /** Whether services with this environment speak TLS. */
  public static boolean isOverTls(Map<String, String> environment) {
    return settings(environment).isOn();
  }

  /**
   * A client's that calls services and trusts the authority they trust in this environment.
   *
   * @throws InvalidSetting if the authority's file cannot be used
   */
  public static HttpClient.Builder trusting(Map<String, String> environment) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT);
    settings(environment).authority().map(Authority::trusted).ifPresent(builder::sslContext);
    return builder;
  }

  private static TlsSettings settings(Map<String, String> environment) {
    return Settings.from(environment, TlsSettings.PREFIX, TlsSettings.class);
  }

  /** {@code http} or {@code https}. */
  public String scheme() {
    return scheme;
  }

  /** To be asked for anew with each call: certificates change. */
  public HttpClient client() {
    return client;
  }

  private static HttpClient client(@Nullable SslBundle tls) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT);
    if (tls != null) {
      builder.sslContext(tls.createSslContext());
    }
    return builder.build();
  }
}
