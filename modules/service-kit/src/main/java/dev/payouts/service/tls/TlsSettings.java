package dev.payouts.service.tls;

import dev.payouts.service.InvalidSetting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * TLS of a service's HTTP side, from PEM files as certificate managers write them. They are read
 * again when they change.
 *
 * @param certificateFile the service's certificate, and behind it those that lead to its authority;
 *     without it the service speaks plain HTTP
 * @param privateKeyFile of the certificate, not encrypted
 * @param authorityFile the certificates by which services know each other; without it those that
 *     this Java trusts
 */
@ConfigurationProperties("payouts.tls")
record TlsSettings(
    @Nullable String certificateFile,
    @Nullable String privateKeyFile,
    @Nullable String authorityFile) {
  static final String PREFIX = "payouts.tls";
  static final String BUNDLE = "payouts";
  private static final String CERTIFICATE = PREFIX + ".certificate-file";
  private static final String PRIVATE_KEY = PREFIX + ".private-key-file";
  private static final String AUTHORITY = PREFIX + ".authority-file";
  private static final String PEM = "spring.ssl.bundle.pem." + BUNDLE;

  TlsSettings {
    InvalidSetting.unless(
        !StringUtils.hasText(certificateFile) || StringUtils.hasText(privateKeyFile),
        PRIVATE_KEY,
        "is not set, and the certificate of " + CERTIFICATE + " is of no use without its key");
  }

  boolean isOn() {
    return StringUtils.hasText(certificateFile);
  }

  /**
   * The same in Spring Boot's words.
   *
   * @throws InvalidSetting if a file cannot be used
   */
  Map<String, Object> boot() {
    if (certificateFile == null || privateKeyFile == null || !isOn()) {
      return Map.of();
    }
    Path certificate = PemFiles.path(CERTIFICATE, certificateFile);
    Path key = PemFiles.path(PRIVATE_KEY, privateKeyFile);
    PemFiles.checkCertificates(CERTIFICATE, certificate);
    PemFiles.checkPrivateKey(PRIVATE_KEY, key);
    PemFiles.checkFit(PRIVATE_KEY, certificate, key);
    Map<String, Object> boot = new HashMap<>();
    boot.put("server.ssl.bundle", BUNDLE);
    boot.put(PEM + ".reload-on-update", true);
    boot.put(PEM + ".keystore.certificate", PemFiles.location(certificate));
    boot.put(PEM + ".keystore.private-key", PemFiles.location(key));
    boot.put(PEM + ".keystore.verify-keys", true);
    authority().ifPresent(location -> boot.put(PEM + ".truststore.certificate", location));
    return boot;
  }

  /**
   * Where the authority's certificates are, as Spring Boot names a file; empty for those this Java
   * trusts.
   *
   * @throws InvalidSetting if the file cannot be used
   */
  Optional<String> authority() {
    if (authorityFile == null || !StringUtils.hasText(authorityFile)) {
      return Optional.empty();
    }
    Path authority = PemFiles.path(AUTHORITY, authorityFile);
    PemFiles.checkCertificates(AUTHORITY, authority);
    return Optional.of(PemFiles.location(authority));
  }
}
