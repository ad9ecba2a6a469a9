package dev.payouts.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody's notify_url: keeps what arrives. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals;

  /**
   * @param signature empty if there was none
   */
  record Received(Map<String, String> fields, String signature) {
    boolean isSignedWith(String secret) {
      return Merchant.sign(fields, secret).equals(signature);
    }

    String status() {
      return fields.getOrDefault("payment_status", "");
    }
  }

  /**
   * @param refusals how many callbacks are answered with an error first
   */
  Receiver(int refusals) throws IOException {
    this.refusals = new AtomicInteger(refusals);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/callbacks", this::receive);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/callbacks";
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      List<String> signatures =
          exchange.getRequestHeaders().getOrDefault("Oc-Signature", List.of(""));
      received.add(new Received(Json.strings(body), signatures.getFirst()));
      boolean refused = refusals.getAndDecrement() > 0;
      byte[] reply = (refused ? "later" : "success").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(refused ? 500 : 200, reply.length);
      exchange.getResponseBody().write(reply);
    } catch (Json.Unreadable e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
