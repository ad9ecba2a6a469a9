package dev.payouts.octopus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections to the gateway. Whatever it throws, no byte of a request was written. */
final class Dialer {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private final String host;
  private final int port;
  private final boolean tls;
  private final Supplier<SSLSocketFactory> sockets;
  private final Duration responseLimit;
  private final Alarms alarms;

  Dialer(URI url, Supplier<SSLSocketFactory> sockets, Duration responseLimit, Alarms alarms) {
    this.tls = "https".equalsIgnoreCase(url.getScheme());
    this.host = url.getHost().replaceAll("[\\[\\]]", "");
    this.port = url.getPort() >= 0 ? url.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
    this.sockets = sockets;
    this.responseLimit = responseLimit;
    this.alarms = alarms;
  }

  /** A connection, opened within {@code limit} once the name is resolved. */
  Connection dial(Duration limit) throws IOException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    long end = System.nanoTime() + limit.toNanos();
    IOException refusal = new UnknownHostException(host);
    for (InetAddress address : addresses) {
      try {
        return dial(address, Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
      } catch (IOException e) {
        refusal = e;
      }
    }
    throw refusal;
  }

  private Connection dial(InetAddress address, Duration limit) throws IOException {
    SocketChannel channel = SocketChannel.open();
    var alarm = alarms.set(limit, () -> closeQuietly(channel));
    boolean opened = false;
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Socket socket = channel.socket();
      int limitMs = Math.toIntExact(limit.toMillis());
      socket.connect(new InetSocketAddress(address, port), limitMs);
      socket.setSoTimeout(limitMs);
      var connection = new Connection(channel, tls ? secured(socket) : socket);
      socket.setSoTimeout(Math.toIntExact(responseLimit.toMillis()));
      opened = alarm.cancel();
      if (!opened) {
        throw new SocketTimeoutException("connect limit passed");
      }
      return connection;
    } finally {
      if (!opened) {
        alarm.cancel();
        closeQuietly(channel);
      }
    }
  }

  private Socket secured(Socket socket) throws IOException {
    var secured = (SSLSocket) sockets.get().createSocket(socket, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It is given up either way.
    }
  }
}
