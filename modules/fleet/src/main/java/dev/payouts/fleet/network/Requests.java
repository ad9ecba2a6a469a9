package dev.payouts.fleet.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Pumps the requests of one connection. What a blackhole may have held back goes to the gateway
 * only after a read that began later has found nothing, hence a client that still waits; if the
 * client has closed or reset its side, it is dropped.
 */
final class Requests {
  /** Our requests have less than 2 KiB, and a client waits for the answer before the next. */
  private static final int HELD_BYTES_MAX = 16 * 1024;

  private static final int NO_LIMIT = 0;
  private static final int PROOF_MILLIS = 1;

  /** Also the longest that a request stays after it was healed. */
  private static final int HELD_MILLIS = 50;

  /** Before every moment: a new connection may have waited in the backlog during a blackhole. */
  private static final long NEVER = -1;

  private final Connection connection;
  private final Socket client;
  private final Sky sky;
  private final byte[] bytes = new byte[HELD_BYTES_MAX];
  private int count;
  private long sureAt = NEVER;

  Requests(Connection connection, Socket client, Sky sky) {
    this.connection = connection;
    this.client = client;
    this.sky = sky;
  }

  void pump() {
    try {
      while ((count = read(0, NO_LIMIT)) >= 0) {
        while (!isReset() && sky.mayHaveHeldRequestsSince(sureAt)) {
          lookForTheClient();
        }
        if (isReset()) {
          connection.strikes(Weather.RESET);
          connection.abort();
          return;
        }
        connection.gateway().getOutputStream().write(bytes, 0, count);
      }
      if (sky.weather().holdsRequests()) {
        connection.abort();
      } else {
        connection.requestsEnded();
      }
    } catch (IOException e) {
      connection.abort();
    }
  }

  private boolean isReset() {
    return sky.weather() == Weather.RESET;
  }

  /** Reads on; sure of the client only when there is nothing to read. */
  private void lookForTheClient() throws IOException {
    boolean holds = sky.weather().holdsRequests();
    if (holds) {
      connection.strikes(Weather.BLACKHOLE);
    } else {
      // Before the look, because it can take long.
      var _ = connection.gateway();
    }
    long moment = sky.now();
    if (count == bytes.length) {
      if (connection.wasStruckBy(Weather.BLACKHOLE)) {
        throw new IOException("more to hold back than there is room for");
      }
      sureAt = moment;
      return;
    }
    try {
      int more = read(count, holds ? HELD_MILLIS : PROOF_MILLIS);
      if (more < 0) {
        throw new EOFException("the client has gone");
      }
      count += more;
    } catch (SocketTimeoutException e) {
      sureAt = moment;
    }
  }

  private int read(int from, int limitMillis) throws IOException {
    client.setSoTimeout(limitMillis);
    return client.getInputStream().read(bytes, from, bytes.length - from);
  }
}
