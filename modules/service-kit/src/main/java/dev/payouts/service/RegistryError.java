package dev.payouts.service;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;

/** Reads from an exception of Confluent's client whether the registry said anything at all. */
final class RegistryError {
  // Source: Confluent Schema Registry API, error codes.
  private static final int SUBJECT_NOT_FOUND = 40401;
  private static final int SCHEMA_NOT_FOUND = 40403;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR_MIN = 500;

  private RegistryError() {}

  /** True unless the registry itself said that it does not know what it was asked for. */
  static boolean isUnavailable(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof RestClientException answer) {
        return !isUnknown(answer);
      }
      if (e instanceof IOException
          || e instanceof RetriableException
          || e instanceof AuthenticationException
          || e instanceof AuthorizationException) {
        return true;
      }
    }
    return false;
  }

  /** An answer that may be another one when asked again. */
  static boolean isTemporary(RestClientException e) {
    return e.getStatus() >= SERVER_ERROR_MIN || e.getStatus() == TOO_MANY_REQUESTS;
  }

  /** True if the registry itself said so. */
  static boolean isUnknown(Throwable error) {
    for (Throwable e = error; e != null; e = e.getCause()) {
      if (e instanceof RestClientException answer) {
        return isUnknown(answer);
      }
    }
    return false;
  }

  /** The registry has no such subject or schema; a bare 404 proves nothing, it can be any page. */
  static boolean isUnknown(RestClientException e) {
    return e.getErrorCode() == SUBJECT_NOT_FOUND || e.getErrorCode() == SCHEMA_NOT_FOUND;
  }

  static boolean isConflict(RestClientException e) {
    return e.getStatus() == CONFLICT;
  }
}
