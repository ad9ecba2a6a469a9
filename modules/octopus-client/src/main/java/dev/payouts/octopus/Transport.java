package dev.payouts.octopus;

/** Carries one request to the gateway: at most one POST per call, whatever happens on the way. */
public interface Transport extends AutoCloseable {
  /** Posts once. Never throws for what the network or the gateway does. */
  Reply post(Request request, Deadline deadline);

  @Override
  void close();

  /**
   * A signed request.
   *
   * @param path of the API call, from the gateway's URL on
   */
  record Request(String path, String body, String signature) {}

  /** What became of a request. */
  sealed interface Reply {
    /** An answer was read to its end. */
    record Answered(int status, String contentType, String contentEncoding, String body)
        implements Reply {}

    /** No byte of the request can have left. */
    record NotSent(String reason) implements Reply {}

    /** The request or a part of it may have arrived; no whole answer was read. */
    record Lost(String reason) implements Reply {}
  }
}
