package dev.payouts.octopus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** A raw server that counts the POSTs it gets, whole or not, and answers as a script says. */
final class ScriptedGateway implements AutoCloseable {
  private final ServerSocket server;
  private final Script script;
  private final boolean reads;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger posts = new AtomicInteger();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Phaser serving = new Phaser(1);
  private final CountDownLatch end = new CountDownLatch(1);

  /** What to do once a request was read. */
  interface Script {
    void play(Line line, Post post) throws Exception;
  }

  /** A request that was read to its end; {@code number} counts from 1. */
  record Post(int number, String head, String body) {}

  /** Answers every POST by the script. */
  static ScriptedGateway answering(Script script) throws IOException {
    return new ScriptedGateway(loopback(ServerSocketFactory.getDefault()), true, script);
  }

  /** The same over TLS. */
  static ScriptedGateway answering(SSLContext tls, Script script) throws IOException {
    return new ScriptedGateway(loopback(tls.getServerSocketFactory()), true, script);
  }

  private static ServerSocket loopback(ServerSocketFactory sockets) throws IOException {
    return sockets.createServerSocket(0, 1024, InetAddress.getLoopbackAddress());
  }

  /** Runs the script as soon as somebody connects and reads nothing. */
  static ScriptedGateway deaf(Script script) throws IOException {
    return new ScriptedGateway(loopback(ServerSocketFactory.getDefault()), false, script);
  }

  private ScriptedGateway(ServerSocket server, boolean reads, Script script) {
    this.reads = reads;
    this.script = script;
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        connections.incrementAndGet();
        open.add(socket);
        serving.register();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed by the test.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var line = new Line(socket, end);
      if (!reads) {
        script.play(line, new Post(0, "", ""));
        return;
      }
      for (Post post; (post = read(socket.getInputStream())) != null; ) {
        script.play(line, post);
      }
    } catch (Exception e) {
      // The client hung up.
    } finally {
      serving.arriveAndDeregister();
    }
  }

  private @Nullable Post read(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    int number = 0;
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      if (head.size() == 0) {
        number = posts.incrementAndGet();
      }
      head.write(b);
    }
    String text = head.toString(ISO_8859_1);
    int length = Integer.parseInt(text.replaceAll("(?s).*\r\nContent-Length: (\\d+)\r\n.*", "$1"));
    return new Post(number, text, new String(in.readNBytes(length), UTF_8));
  }

  URI url() {
    return URI.create(
        (server instanceof SSLServerSocket ? "https" : "http")
            + "://127.0.0.1:"
            + server.getLocalPort());
  }

  GatewayAccount account() {
    return new GatewayAccount(url(), "the-key", "the-secret", "M-1");
  }

  int connections() {
    return connections.get();
  }

  int posts() {
    return posts.get();
  }

  /** Ends the scripts that wait, then returns once every connection is served to its end. */
  @Override
  public void close() throws IOException {
    end.countDown();
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    serving.arriveAndAwaitAdvance();
  }

  /** The gateway's end of one connection. */
  record Line(Socket socket, CountDownLatch end) {
    void send(String bytes) throws IOException {
      socket.getOutputStream().write(bytes.getBytes(UTF_8));
      socket.getOutputStream().flush();
    }

    void sendJson(String body) throws IOException {
      send(http("200 OK", "", body));
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Says nothing until the test is over. */
    void stall() throws InterruptedException {
      end.await();
    }

    void pause(int millis) throws InterruptedException {
      if (end.await(millis, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException();
      }
    }
  }

  /** An answer with a length and the content type of JSON. */
  static String http(String status, String headers, String body) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: application/json\r\n"
        + headers
        + "Content-Length: "
        + body.getBytes(UTF_8).length
        + "\r\n\r\n"
        + body;
  }
}
