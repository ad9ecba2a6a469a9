package dev.payouts.fleet.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands at a port of 127.0.0.1 between a service and the gateway at another, and misbehaves as it
 * is told. It duplicates nothing, and a request that it held back never arrives after the client
 * closed its connection. Where the gateway cannot be reached, the client is reset.
 */
public final class Proxy implements AutoCloseable {
  private final InetSocketAddress target;
  private final Sky sky = new Sky();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Door door;

  private Proxy(int targetPort) throws IOException {
    target = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), targetPort);
    door = new Door(this::welcome);
  }

  /** Starts in fair weather. */
  public static Proxy start(int targetPort) throws IOException {
    var proxy = new Proxy(targetPort);
    proxy.door.open();
    return proxy;
  }

  /** The same for as long as the proxy lives. */
  public int port() {
    return door.port();
  }

  /** Changes the weather at once, for open connections too. {@link Weather#FAIR} heals. */
  public synchronized void behave(Weather weather) {
    try {
      if (weather == Weather.REFUSE) {
        if (sky.weather() != Weather.REFUSE) {
          sky.strikes(Weather.REFUSE);
        }
        door.shut();
      }
      sky.turn(weather);
      if (weather == Weather.RESET) {
        for (Connection connection : connections) {
          connection.strikes(Weather.RESET);
          connection.abort();
        }
      }
      if (weather != Weather.REFUSE) {
        door.open();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How many connections each weather struck, each connection once a weather. Nobody sees who was
   * refused: for {@link Weather#REFUSE} it is how often the port was shut.
   */
  public Map<Weather, Long> struck() {
    return sky.struck();
  }

  int open() {
    return connections.size();
  }

  private void welcome(Socket client) {
    try {
      client.setTcpNoDelay(true);
    } catch (IOException e) {
      // Reset already, as the first read will find.
    }
    var connection = new Connection(client, target, sky, connections::remove);
    connections.add(connection);
    connection.start();
  }

  /** Resets what is open. */
  @Override
  public synchronized void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      connections.forEach(Connection::abort);
    }
  }
}
