package dev.payouts.service;

import java.net.URI;
import java.util.Optional;

/**
 * A merchant's account at the Octopus gateway, the one a lane pays from.
 *
 * @param url where the gateway answers, without {@code /octopus/...}
 * @param key sent as OC-Key
 * @param secret signs bodies; never shown
 * @param merchantUid from the gateway's administrator
 * @param notifyUrl where the gateway sends callbacks, if it shall
 */
public record LaneAccount(
    URI url, String key, Secret secret, String merchantUid, Optional<URI> notifyUrl) {
  @Override
  public String toString() {
    return "LaneAccount[url=%s, merchantUid=%s]".formatted(url, merchantUid);
  }
}
