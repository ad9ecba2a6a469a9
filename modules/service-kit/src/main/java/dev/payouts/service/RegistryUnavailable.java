package dev.payouts.service;

/** The schema registry gave no answer, so nothing is known about the data: try again later. */
public final class RegistryUnavailable extends RuntimeException {
  RegistryUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
