package dev.payouts.service.tls;

import dev.payouts.service.InvalidSetting;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.ssl.pem.PemContent;

/** Looks at PEM files before they are used, so that what is wrong with one is said by its name. */
final class PemFiles {
  private PemFiles() {}

  static Path path(String property, String name) {
    try {
      return Path.of(name.strip()).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new InvalidSetting(property, "is not the name of a file: " + name);
    }
  }

  /** As Spring Boot's settings name a file. */
  static String location(Path file) {
    return file.toUri().toString();
  }

  static void checkCertificates(String property, Path file) {
    PemContent content = read(property, file);
    try {
      var _ = content.getCertificates();
    } catch (RuntimeException e) {
      throw new InvalidSetting(property, "names a file without a certificate in PEM: " + file);
    }
  }

  static void checkPrivateKey(String property, Path file) {
    PemContent content = read(property, file);
    try {
      var _ = content.getPrivateKey();
    } catch (RuntimeException e) {
      throw new InvalidSetting(
          property, "names a file without a private key in PEM that is not encrypted: " + file);
    }
  }

  static void checkFit(String property, Path certificate, Path key) {
    PemSslBundleProperties pair = new PemSslBundleProperties();
    pair.getKeystore().setCertificate(location(certificate));
    pair.getKeystore().setPrivateKey(location(key));
    pair.getKeystore().setVerifyKeys(true);
    try {
      var _ = PropertiesSslBundle.get(pair).getStores().getKeyStore();
    } catch (IllegalStateException e) {
      throw new InvalidSetting(
          property, "names a key that is not the one of the certificate in " + certificate);
    }
  }

  private static PemContent read(String property, Path file) {
    try {
      return PemContent.load(file);
    } catch (IOException e) {
      throw new InvalidSetting(property, "names a file that cannot be read: " + file);
    }
  }
}
