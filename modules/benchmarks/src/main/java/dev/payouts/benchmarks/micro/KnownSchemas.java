package dev.payouts.benchmarks.micro;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.payouts.topics.Topic;
import dev.payouts.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * As much of a registry as gives the product's own client each schema once; then it remembers.
 * Source: Confluent's API, POST /subjects/(subject) and GET /schemas/ids/(id).
 */
final class KnownSchemas implements AutoCloseable {
  private static final String BY_ID = "/schemas/ids/";

  private final HttpServer server;

  KnownSchemas() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", KnownSchemas::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      Topic<?> topic =
          path.startsWith(BY_ID)
              ? Topics.ALL.get(Integer.parseInt(path.substring(BY_ID.length())) - 1)
              : Topics.ALL.stream()
                  .filter(known -> path.endsWith("/" + known.subject()))
                  .findFirst()
                  .orElseThrow();
      byte[] text = entry(topic).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, text.length);
      exchange.getResponseBody().write(text);
    }
  }

  private static String entry(Topic<?> topic) {
    String schema = topic.releasedSchema().toString().replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"subject\":\"%s\",\"version\":1,\"id\":%d,\"schema\":\"%s\"}"
        .formatted(topic.subject(), Topics.ALL.indexOf(topic) + 1, schema);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
