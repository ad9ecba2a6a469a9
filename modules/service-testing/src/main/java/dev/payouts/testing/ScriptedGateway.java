package dev.payouts.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.payouts.octopus.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gateway that answers as a test says and keeps every POST it gets. It checks key and signature
 * and declines what does not carry them.
 */
public final class ScriptedGateway implements AutoCloseable {
  public static final String KEY = "key-1";
  public static final String SECRET = "secret-1";
  public static final String MERCHANT_UID = "merchant-1";
  private static final Pattern FIELD =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One POST as it came in. */
  public record Post(String path, Map<String, String> fields) {
    public String orderId() {
      return fields.getOrDefault("merchant_order_id", "");
    }
  }

  /** What to answer; may block. */
  public interface Script {
    /**
     * @return the body of the answer
     */
    String answer(Post post) throws InterruptedException;
  }

  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final Signature signature = new Signature(SECRET);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Script script = ScriptedGateway::accept;

  public ScriptedGateway() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Settings that point a service here. */
  public Map<String, Object> settings() {
    return Map.of(
        "payouts.gateway.url", url(),
        "payouts.gateway.key", KEY,
        "payouts.gateway.secret", SECRET,
        "payouts.gateway.merchant-uid", MERCHANT_UID);
  }

  public void script(Script other) {
    script = other;
  }

  public List<Post> posts() {
    return List.copyOf(posts);
  }

  public long postsOf(String orderId) {
    return posts.stream().filter(post -> post.orderId().equals(orderId)).count();
  }

  /** The answer of a gateway that takes the order or shows it, as pending. */
  public static String accept(Post post) {
    return "{\"result\":\"success\",\"data\":{\"payment\":{\"payment_status\":\"pending\",\"merchant_order_id\":\"%s\",\"to\":\"%s\",\"currency\":\"%s\",\"transaction_type\":\"expense\",\"payment_uid\":\"P-%s\"}}}"
        .formatted(
            post.orderId(),
            post.fields().getOrDefault("to", ""),
            post.fields().getOrDefault("currency", ""),
            post.orderId());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Post post = new Post(exchange.getRequestURI().getPath(), fields(body));
      posts.add(post);
      var headers = exchange.getRequestHeaders();
      boolean known =
          KEY.equals(headers.getFirst("OC-Key"))
              && signature.matches(post.fields(), String.valueOf(headers.getFirst("OC-Signature")));
      String text =
          known
              ? script.answer(post)
              : "{\"result\":\"error\",\"data\":\"invalid key or signature\"}";
      byte[] answer = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Enough of JSON for the flat bodies of the gateway's calls in tests. */
  private static Map<String, String> fields(String body) {
    Map<String, String> fields = new TreeMap<>();
    Matcher field = FIELD.matcher(body);
    while (field.find()) {
      fields.put(field.group(1), field.group(2).replace("\\/", "/"));
    }
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
