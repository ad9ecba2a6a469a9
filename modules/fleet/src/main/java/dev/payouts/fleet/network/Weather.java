package dev.payouts.fleet.network;

/** What the network does to the connections that pass the proxy. */
public enum Weather {
  /** Forwards. */
  FAIR,
  /** Aborts every open connection by a reset, and every new one after its first bytes. */
  RESET,
  /** Forwards a part of the next answer, then ends the answers; requests still pass. */
  HALF_CLOSE,
  /** Forwards requests and holds answers back. */
  STALL,
  /** Accepts connections and holds everything back, in both directions. */
  BLACKHOLE,
  /** Forwards answers one byte at a time. */
  DRIP,
  /** Refuses new connections; the open ones are served. */
  REFUSE;

  boolean holdsRequests() {
    return this == BLACKHOLE;
  }

  boolean holdsAnswers() {
    return this == BLACKHOLE || this == STALL;
  }
}
