package dev.payouts.octopus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * HTTP/1.1 over blocking sockets: one write per call, in one place. There is no code here that
 * could repeat a request, follow a redirect or answer a challenge. The module's README says why it
 * is not a library.
 */
final class SocketTransport implements Transport {
  private final GatewayAccount account;
  private final ClientSettings settings;
  private final Alarms alarms = new Alarms();
  private final ConnectionPool connections;

  SocketTransport(
      GatewayAccount account, ClientSettings settings, Supplier<SSLSocketFactory> sockets) {
    this.account = account;
    this.settings = settings;
    var dialer = new Dialer(account.url(), sockets, settings.responseLimit(), alarms);
    this.connections = new ConnectionPool(dialer, settings, alarms);
  }

  @Override
  public Reply post(Request request, Deadline deadline) {
    byte[] bytes = bytes(request);
    try {
      if (deadline.passed() || !connections.enter(deadline.remaining())) {
        return new Reply.NotSent(
            deadline.passed()
                ? "deadline passed before the request was written"
                : "no connection was free before the deadline");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.NotSent("interrupted before the request was written");
    }
    try {
      return post(bytes, deadline);
    } finally {
      connections.leave();
    }
  }

  private Reply post(byte[] bytes, Deadline deadline) {
    Connection connection;
    try {
      connection = connections.take(shorter(settings.connectLimit(), deadline.remaining()));
    } catch (IOException e) {
      return new Reply.NotSent("no connection: " + connectProblem(e));
    }
    if (deadline.passed()) {
      connections.rest(connection);
      return new Reply.NotSent("deadline passed before the request was written");
    }
    return exchange(connection, bytes, deadline.callLimit(settings.callLimit()));
  }

  /** From here on bytes leave: whatever fails, the request may have arrived. */
  private Reply exchange(Connection connection, byte[] bytes, Duration callLimit) {
    var alarm = alarms.set(callLimit, () -> connections.abort(connection));
    try {
      connection.write(bytes);
      var read = new AnswerReader(connection, settings.answerBytesMax()).read();
      if (alarm.cancel() && read.reusable()) {
        connections.rest(connection);
      } else {
        connections.discard(connection);
      }
      return read.answer();
    } catch (IOException | RuntimeException e) {
      boolean inTime = alarm.cancel();
      connections.abort(connection);
      return new Reply.Lost(inTime ? problem(e) : "no whole answer within the call limit");
    }
  }

  private byte[] bytes(Request request) {
    byte[] body = request.body().getBytes(UTF_8);
    String head =
        "POST "
            + path(request.path())
            + " HTTP/1.1\r\nHost: "
            + account.url().getRawAuthority()
            + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nOC-Key: "
            + account.key()
            + "\r\nOC-Signature: "
            + request.signature()
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    byte[] start = head.getBytes(UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  private String path(String call) {
    String base = account.url().getRawPath();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + call;
  }

  private static String connectProblem(IOException e) {
    return switch (e) {
      case UnknownHostException unknown -> "the gateway's name cannot be resolved";
      case AsynchronousCloseException late -> "connect limit passed";
      case ClosedChannelException closed -> "the client is closed";
      case ConnectException refused -> "connect refused or unreachable";
      case SocketTimeoutException late -> "connect limit passed";
      case SSLException tls -> "TLS handshake failed";
      default -> "connect failed: " + e.getClass().getSimpleName();
    };
  }

  private static String problem(Exception e) {
    return switch (e) {
      case SocketTimeoutException late -> "no answer within the response limit";
      case ProtocolException odd -> "unreadable answer: " + odd.getMessage();
      case CharacterCodingException odd -> "unreadable answer: not UTF-8";
      default -> "connection lost after the request was written: " + e.getClass().getSimpleName();
    };
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Ends every call under way as lost. */
  @Override
  public void close() {
    connections.close();
    alarms.close();
  }
}
