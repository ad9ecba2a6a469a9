package dev.payouts.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An OpenAPI document, as far as a test can hold a running service to it. */
public record OpenApi(Map<String, Object> document) {
  public static OpenApi read(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new OpenApi(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One documented method on one path.
   *
   * @param server where it is unless configured otherwise
   */
  public record Operation(
      String id, String server, Endpoint endpoint, Map<String, Object> description) {
    @Override
    public String toString() {
      return id;
    }
  }

  /**
   * One documented answer.
   *
   * @param type its content type
   * @param headers names of its own headers
   */
  public record Response(
      int status,
      String type,
      Set<String> headers,
      @Nullable Object schema,
      List<Object> examples) {}

  /** A body to send. */
  public record Request(String type, @Nullable Object schema, List<Object> examples) {}

  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    map(document.get("paths"))
        .forEach(
            (path, item) -> {
              Map<String, Object> methods = new LinkedHashMap<>(map(item));
              Object servers = methods.remove("servers");
              String server = server(servers == null ? document.get("servers") : servers);
              methods.forEach(
                  (method, about) -> operations.add(operation(path, method, server, map(about))));
            });
    return operations;
  }

  private Operation operation(
      String path, String method, String server, Map<String, Object> description) {
    Set<String> consumes = new LinkedHashSet<>();
    if (description.containsKey("requestBody")) {
      consumes.addAll(map(map(description.get("requestBody")).get("content")).keySet());
    }
    Endpoint endpoint = new Endpoint(method.toUpperCase(Locale.ROOT), path, consumes);
    return new Operation(text(description, "operationId"), server, endpoint, description);
  }

  private static String server(@Nullable Object servers) {
    if (servers instanceof List<?> list && list.size() == 1) {
      return text(map(list.getFirst()), "url");
    }
    throw new AssertionError("every path needs exactly one server");
  }

  public List<Request> requests(Operation operation) {
    Object body = operation.description().get("requestBody");
    List<Request> requests = new ArrayList<>();
    if (body != null) {
      map(map(body).get("content"))
          .forEach(
              (type, media) ->
                  requests.add(new Request(type, map(media).get("schema"), examples(map(media)))));
    }
    return requests;
  }

  public List<Response> responses(Operation operation) {
    List<Response> responses = new ArrayList<>();
    map(operation.description().get("responses"))
        .forEach(
            (status, given) -> {
              Map<String, Object> response = map(resolve(given));
              map(response.get("content"))
                  .forEach(
                      (type, media) ->
                          responses.add(
                              new Response(
                                  Integer.parseInt(status),
                                  type,
                                  map(response.getOrDefault("headers", Map.of())).keySet(),
                                  map(media).get("schema"),
                                  examples(map(media)))));
            });
    return responses;
  }

  private List<Object> examples(Map<String, Object> media) {
    return map(media.getOrDefault("examples", Map.of())).values().stream()
        .map(example -> map(resolve(example)).get("value"))
        .toList();
  }

  /** What is wrong with a body; empty where it fits its schema. */
  public List<String> faults(@Nullable Object schema, @Nullable Object body) {
    return new JsonSchema(this).faults("", schema, body);
  }

  /** A place in the document, such as {@code components/schemas/Problem}. */
  public Object at(String pointer) {
    Object at = document;
    for (String name : pointer.split("/", -1)) {
      at = map(at).get(name);
    }
    if (at == null) {
      throw new AssertionError("nothing at " + pointer);
    }
    return at;
  }

  Object resolve(@Nullable Object node) {
    return map(node).get("$ref") instanceof String reference
        ? at(reference.substring("#/".length()))
        : map(node);
  }

  static String text(Map<String, Object> node, String name) {
    if (node.get(name) instanceof String text) {
      return text;
    }
    throw new AssertionError("no text " + name + " in " + node);
  }

  /** A node of the document that is an object. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> map(@Nullable Object node) {
    if (node instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new AssertionError("not an object: " + node);
  }
}
