package dev.payouts.service.access;

import dev.payouts.service.InvalidSetting;
import dev.payouts.service.StartupFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/** Stops the start of a service that others could reach and nobody guards. */
public final class AccessGuard {
  private static final Logger LOG = LoggerFactory.getLogger(AccessGuard.class);

  /**
   * @throws StartupFailure if it is to listen elsewhere than on this machine and has no API keys
   */
  public AccessGuard(Environment environment) {
    String address = environment.getProperty("server.address", "");
    if (isLoopback(address)) {
      return;
    }
    if (!HasKeysFile.in(environment)) {
      throw new StartupFailure(
          "whoever reaches %s could pay, because there are no API keys; set PAYOUTS_ACCESS_KEYS_FILE (see docs/ACCESS.md) or listen on 127.0.0.1 (PAYOUTS_BIND_ADDRESS)"
              .formatted(address.isEmpty() ? "any address of this machine" : address));
    }
    if (environment.getProperty("server.ssl.bundle") == null) {
      LOG.warn(
          "API keys and payouts can be read on the way, because there is no TLS; set PAYOUTS_TLS_CERTIFICATE_FILE (see docs/ACCESS.md), unless what stands before this service has it");
    }
  }

  private static boolean isLoopback(String address) {
    if (address.isEmpty()) {
      return false;
    }
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new InvalidSetting(
          "server.address", "is no address of this machine (PAYOUTS_BIND_ADDRESS): " + address);
    }
  }
}
