package dev.payouts.service.tls;

import dev.payouts.service.InvalidSetting;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Certificates by which somebody else is known over TLS. */
public final class Authority {
  private Authority() {}

  /**
   * Trusts those of a PEM file, and no others.
   *
   * @throws InvalidSetting if the file cannot be used
   */
  public static SSLContext trusted(String property, String file) {
    Path certificates = PemFiles.path(property, file);
    PemFiles.checkCertificates(property, certificates);
    return trusted(PemFiles.location(certificates));
  }

  /**
   * @param location of a PEM file that was checked
   */
  static SSLContext trusted(String location) {
    PemSslStoreDetails certificates = PemSslStoreDetails.forCertificate(location);
    return SslBundle.of(new PemSslStoreBundle(null, certificates)).createSslContext();
  }
}
