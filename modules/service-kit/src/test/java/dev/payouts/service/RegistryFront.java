package dev.payouts.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before the real registry, counts what it is asked and can answer in its place. */
final class RegistryFront implements AutoCloseable {
  /** An answer in place of the registry's. */
  record Instead(int status, String contentType, String body) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger requests = new AtomicInteger();
  private final URI registry;
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Optional<Instead> instead = Optional.empty();

  RegistryFront(String registry) {
    this.registry = URI.create(registry);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + registry.getPath();
  }

  int requests() {
    return requests.get();
  }

  /** Method and path of every request so far, oldest first. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  void answer(Instead other) {
    instead = Optional.of(other);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
    try (exchange) {
      Instead other = instead.orElse(null);
      if (other != null) {
        send(exchange, other);
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      var forwarded =
          HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI().toString()))
              .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      if (type != null) {
        forwarded.header("Content-Type", type);
      }
      var answer = http.send(forwarded.build(), BodyHandlers.ofString());
      String answerType = answer.headers().firstValue("Content-Type").orElse("application/json");
      send(exchange, new Instead(answer.statusCode(), answerType, answer.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, Instead answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
