package dev.payouts.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who is told of results over HTTP; answers as a test says and keeps what came. */
public final class WebhookReceiver implements AutoCloseable {
  /** Answers like this one begin and never end. */
  public static final int ENDLESS = 0;

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile ToIntFunction<Told> answer = _ -> 200;

  /**
   * One POST.
   *
   * @param signatures as the header has them
   */
  public record Told(String id, String timestamp, String signatures, String type, String body) {
    /** Checks it by the specification's words: HMAC-SHA256 of id, time and body. */
    public boolean isSignedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signed =
            mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        String mine = "v1," + Base64.getEncoder().encodeToString(signed);
        return List.of(signatures.split(" ", -1)).contains(mine);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  public WebhookReceiver() {
    this(0);
  }

  /**
   * @param port where one was before, or 0 for a free one
   */
  public WebhookReceiver(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/results";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * @param status of the answer to each
   */
  public void answering(ToIntFunction<Told> status) {
    answer = status;
  }

  /** All POSTs so far, whatever was answered. */
  public List<Told> told() {
    return List.copyOf(told);
  }

  public List<String> ids() {
    return told.stream().map(Told::id).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var head = exchange.getRequestHeaders();
      Told one =
          new Told(
              String.valueOf(head.getFirst("webhook-id")),
              String.valueOf(head.getFirst("webhook-timestamp")),
              String.valueOf(head.getFirst("webhook-signature")),
              String.valueOf(head.getFirst("Content-Type")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      told.add(one);
      int status = answer.applyAsInt(one);
      if (status == ENDLESS) {
        drip(exchange);
      } else {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:9/elsewhere");
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  private static void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      while (true) {
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
