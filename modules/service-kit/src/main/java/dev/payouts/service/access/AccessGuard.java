package dev.payouts.service.access;

import dev.payouts.service.InvalidSetting;
import dev.payouts.service.StartupFailure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/** Stops the start of a service that others could reach and nobody guards. */
public final class AccessGuard {
  /**
   * @throws StartupFailure if it is to listen elsewhere than on this machine and has no API keys
   */
  public AccessGuard(Environment environment) {
    String address = environment.getProperty("server.address", "");
    if (!isLoopback(address) && !HasKeysFile.in(environment)) {
      throw new StartupFailure(
          "whoever reaches %s could pay, because there are no API keys; set PAYOUTS_ACCESS_KEYS_FILE (see docs/ACCESS.md) or listen on 127.0.0.1 (PAYOUTS_BIND_ADDRESS)"
              .formatted(address.isEmpty() ? "any address of this machine" : address));
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
