package dev.payouts.sandbox;

/** Where the ledger survives the sandbox: lines appended in order. */
interface Journal extends AutoCloseable {
  /** Told on the event loop, in the order of the lines. */
  interface Written {
    /**
     * @param durable whether the operating system has the line, so that a killed sandbox keeps it
     */
    void done(boolean durable);
  }

  /** Adds a line, without its line feed; an empty one only waits for those before it. */
  void append(byte[] line, Written written);

  /** Forgets every line appended before. */
  void reset(Written written);

  @Override
  void close();

  /** A journal of nothing, for sandboxes that need not survive. */
  static Journal none() {
    return new Journal() {
      @Override
      public void append(byte[] line, Written written) {
        written.done(true);
      }

      @Override
      public void reset(Written written) {
        written.done(true);
      }

      @Override
      public void close() {}
    };
  }
}
