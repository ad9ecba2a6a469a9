package dev.payouts.sandbox;

/**
 * A request as far as the sandbox reads it.
 *
 * @param path still percent-encoded, without the query
 * @param key the OC-Key header, empty if missing
 * @param signature the OC-Signature header, empty if missing
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Request(String method, String path, String key, String signature, byte[] body) {
  @Override
  public String toString() {
    return method + " " + path;
  }
}
