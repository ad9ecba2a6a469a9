package dev.payouts.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector of traces: takes OTLP over HTTP and keeps all of it in memory. */
public final class Collector implements AutoCloseable {
  private static final String PATH = "/v1/traces";

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /**
   * A span that was told.
   *
   * @param service who told it
   * @param parent id of its parent; empty for none
   * @param links ids of traces it links to
   * @param text all of it as text
   */
  public record Told(
      String service,
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> about,
      List<String> events,
      List<String> links,
      String text) {}

  public Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(PATH, this::take);
    server.start();
  }

  /** Where services tell it. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  /** All spans so far. */
  public List<Told> told() {
    return List.copyOf(told);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
      for (ResourceSpans resource : request.getResourceSpansList()) {
        String service = texts(resource.getResource().getAttributesList()).get("service.name");
        for (ScopeSpans scope : resource.getScopeSpansList()) {
          scope.getSpansList().forEach(span -> told.add(read(String.valueOf(service), span)));
        }
      }
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static Told read(String service, Span span) {
    HexFormat hex = HexFormat.of();
    return new Told(
        service,
        hex.formatHex(span.getTraceId().toByteArray()),
        hex.formatHex(span.getSpanId().toByteArray()),
        hex.formatHex(span.getParentSpanId().toByteArray()),
        span.getName(),
        texts(span.getAttributesList()),
        span.getEventsList().stream().map(Span.Event::getName).toList(),
        span.getLinksList().stream()
            .map(link -> hex.formatHex(link.getTraceId().toByteArray()))
            .toList(),
        span.toString());
  }

  private static Map<String, String> texts(List<KeyValue> attributes) {
    Map<String, String> texts = new TreeMap<>();
    attributes.forEach(one -> texts.put(one.getKey(), one.getValue().getStringValue()));
    return texts;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
