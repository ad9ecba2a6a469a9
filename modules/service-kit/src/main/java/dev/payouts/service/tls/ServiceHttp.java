package dev.payouts.service.tls;

import java.net.http.HttpClient;
import java.time.Duration;
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
