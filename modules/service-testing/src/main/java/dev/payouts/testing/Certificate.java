package dev.payouts.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1 that stands for itself, and its key, as PEM files. */
public record Certificate(Path certificate, Path key, X509Certificate value) {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String ALIAS = "it";

  /** Makes one with the JDK's own tool. */
  public static Certificate make(Path directory, String name) {
    Path store = directory.resolve(name + ".p12");
    try {
      keytool(store);
      KeyStore made = KeyStore.getInstance("PKCS12");
      try (InputStream file = Files.newInputStream(store)) {
        made.load(file, PASSWORD);
      }
      var value = (X509Certificate) made.getCertificate(ALIAS);
      return new Certificate(
          Files.writeString(
              directory.resolve(name + ".crt"), pem("CERTIFICATE", value.getEncoded())),
          Files.writeString(
              directory.resolve(name + ".key"),
              pem("PRIVATE KEY", made.getKey(ALIAS, PASSWORD).getEncoded())),
          value);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void keytool(Path store) throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=payouts",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tool.waitFor() != 0) {
      throw new AssertionError(said);
    }
  }

  private static String pem(String what, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(bytes), what);
  }

  /** A client's that trusts this certificate and no other. */
  public SSLContext trust() {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(ALIAS, value);
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
